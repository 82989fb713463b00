import { z } from "zod";
import { usableConnections } from "../connections/find-connection.ts";
import { visibleTeams } from "../operation/actor.ts";
import { query } from "../operation/query.ts";

/** The accounts and Regions in which one may ask for something; unlike the list of connections, without their roles. */
export const listPlaces = query({
  permission: "requests.submit",
  route: { method: "GET", path: "/request-places", summary: "List the accounts one may ask for profiles in" },
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({ id: z.uuid(), name: z.string(), accountId: z.string(), regions: z.array(z.string()) }),
    ),
  }),
  async run({ context: { database, actor } }) {
    const items = await database.connection.findMany({
      where: usableConnections(visibleTeams(actor)),
      select: { id: true, name: true, accountId: true, regions: true },
      orderBy: { name: "asc" },
    });
    return { items };
  },
});
