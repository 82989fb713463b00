import { z } from "zod";
import { visibleTeams } from "../operation/actor.ts";
import { query } from "../operation/query.ts";
import { channelRelations, toChannelView } from "./channel-view.ts";
import { noticeKinds, teamKindNames } from "./kinds-schema.ts";
import { ChannelsView } from "./schema.ts";

/** Where the teams that one may see are told of things, and where they may be told. */
export const listChannels = query({
  permission: "channels.read",
  route: { method: "GET", path: "/notice-channels", summary: "List the channels of your teams" },
  input: z.strictObject({}),
  output: ChannelsView,
  async run({ context: { database, actor, configuration } }) {
    const teams = visibleTeams(actor);
    const rows = await database.noticeChannel.findMany({
      where: teams === "all" ? {} : { teamId: { in: [...teams] } },
      include: channelRelations,
      orderBy: [{ team: { slug: "asc" } }, { name: "asc" }],
    });
    return {
      hosts: [...(configuration.notices?.outbound.hosts ?? [])],
      kinds: teamKindNames.map((kind) => ({ kind, says: noticeKinds[kind].says })),
      items: rows.map(toChannelView),
    };
  },
});
