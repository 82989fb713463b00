import { z } from "zod";
import { query } from "../operation/query.ts";
import { connectionRelations, toConnectionView } from "./connection-view.ts";
import { ConnectionsView } from "./schema.ts";

/** The AWS accounts Quarry reads. */
export const listConnections = query({
  permission: "connections.read",
  route: { method: "GET", path: "/connections", summary: "List connected AWS accounts" },
  input: z.strictObject({}),
  output: ConnectionsView,
  async run({ context: { database } }) {
    const rows = await database.connection.findMany({
      include: connectionRelations,
      orderBy: { name: "asc" },
    });
    return { connections: rows.map(toConnectionView) };
  },
});
