import { z } from "zod";
import { command } from "../operation/command.ts";
import { notFound } from "../operation/domain-error.ts";
import { ConnectionReference } from "./schema.ts";

/** Disconnects an AWS account; its profiles leave the catalog, nothing changes in AWS. */
export const removeConnection = command({
  permission: "connections.manage",
  event: "connection.removed",
  route: { method: "DELETE", path: "/connections/{id}", summary: "Disconnect an AWS account" },
  input: ConnectionReference,
  output: z.object({ id: z.uuid() }),
  async run({ transaction, input }) {
    const row = await transaction.connection.findUnique({ where: { id: input.id } });
    if (!row) throw notFound("connection");
    await transaction.connection.delete({ where: { id: row.id } });
    const { id, name, accountId } = row;
    return {
      result: { id },
      changes: [{ subject: { kind: "connection", id, label: name }, before: { accountId } }],
    };
  },
});
