import { z } from "zod";
import { usableConnections } from "../connections/find-connection.ts";
import { visibleTeams } from "../operation/actor.ts";
import { command } from "../operation/command.ts";
import { enqueueMirrors } from "./enqueue-mirrors.ts";

/** Has the worker read the profiles of every usable connection from AWS anew. */
export const refreshProfiles = command({
  permission: "profiles.refresh",
  event: "profiles.refresh-asked",
  route: {
    method: "POST",
    path: "/profile-refreshes",
    summary: "Read the profiles from AWS anew",
    successStatus: 202,
  },
  input: z.strictObject({}),
  output: z.object({ regions: z.int() }),
  async run({ context: { actor, jobs }, transaction }) {
    const connections = await transaction.connection.findMany({
      where: usableConnections(visibleTeams(actor)),
    });
    await enqueueMirrors(transaction, jobs, connections);
    const regions = connections.reduce((sum, connection) => sum + connection.regions.length, 0);
    return { result: { regions }, changes: [{ after: { regions } }] };
  },
});
