import { z } from "zod";
import { usableConnections } from "../connections/find-connection.ts";
import { visibleTeams } from "../operation/actor.ts";
import { query } from "../operation/query.ts";
import { MirrorStateView, RegionMirrorView } from "./schema.ts";

/** How fresh the catalog is: when each region was last read, and the error when that failed. */
export const getMirrorState = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profile-refreshes", summary: "Show how fresh the catalog is" },
  input: z.strictObject({}),
  output: MirrorStateView,
  async run({ context: { database, actor, jobs } }) {
    // Before the times: a reading that ends in between is then seen as under way, and asked about again.
    const refreshing = await jobs.isWaiting("profiles.mirror");
    const connections = await database.connection.findMany({
      where: usableConnections(visibleTeams(actor)),
      include: { mirrors: true },
      orderBy: { name: "asc" },
    });
    const regions = connections.flatMap(({ name, accountId, regions: wanted, mirrors }) =>
      wanted.map((region): RegionMirrorView => {
        const mirror = mirrors.find((one) => one.region === region);
        return {
          connection: name,
          accountId,
          region,
          lastAttemptAt: mirror?.lastAttemptAt?.toISOString() ?? null,
          lastSuccessAt: mirror?.lastSuccessAt?.toISOString() ?? null,
          profileCount: mirror?.profileCount ?? 0,
          error: RegionMirrorView.shape.error.parse(mirror?.lastError ?? null),
        };
      }),
    );
    return { regions, refreshing };
  },
});
