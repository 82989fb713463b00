import { z } from "zod";
import { command } from "../../operation/command.ts";
import { findSource } from "./find-source.ts";
import { SourceReference } from "./schema.ts";
import { sourceFacts, sourceSubject } from "./source-view.ts";

/** Stops reading a bill and forgets what is held of it, the count of its paid calls too. */
export const disconnectSource = command({
  permission: "costs.govern",
  event: "bill.disconnected",
  route: { method: "DELETE", path: "/costs/sources/{connectionId}", summary: "Stop reading a bill" },
  input: SourceReference,
  output: z.object({ connectionId: z.uuid() }),
  async run({ transaction, input: { connectionId } }) {
    const source = await findSource(transaction, connectionId);
    await transaction.costSource.delete({ where: { id: source.id } });
    return {
      result: { connectionId },
      changes: [{ subject: sourceSubject(source), before: sourceFacts(source) }],
    };
  },
});
