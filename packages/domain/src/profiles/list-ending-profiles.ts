import { z } from "zod";
import { query } from "../operation/query.ts";
import { days } from "../operation/units.ts";
import { noticeDays } from "./expire-profiles.ts";
import { visibleProfiles } from "./find-profiles.ts";
import { EndingProfileView } from "./schema.ts";

/** Profiles of one's teams that are deleted within the next two weeks unless somebody extends them, soonest first. */
export const listEndingProfiles = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/ending-profiles", summary: "List profiles that end soon" },
  input: z.strictObject({}),
  output: z.array(EndingProfileView),
  async run({ context: { database, actor } }) {
    const teams = actor.kind === "user" ? actor.teams.map(({ id }) => id) : [];
    const rows = await database.profile.findMany({
      where: {
        AND: [visibleProfiles(actor), { adoptions: { some: { teamId: { in: teams } } } }],
        goneAt: null,
        expiresOn: { lte: new Date(Date.now() + days(noticeDays)) },
      },
      select: { id: true, name: true, region: true, expiresOn: true },
      orderBy: [{ expiresOn: "asc" }, { id: "asc" }],
      take: 50,
    });
    return rows.flatMap(({ expiresOn, ...row }) =>
      expiresOn === null ? [] : [{ ...row, expiresOn: expiresOn.toISOString().slice(0, 10) }],
    );
  },
});
