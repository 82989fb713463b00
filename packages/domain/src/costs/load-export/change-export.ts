import { command } from "../../operation/command.ts";
import { DomainError } from "../../operation/domain-error.ts";
import { ChangeExportInput, ExportLocation } from "../export-location-schema.ts";
import { findSource } from "../sources/find-source.ts";
import { SourceView } from "../sources/schema.ts";
import { sourceSubject, toSourceView } from "../sources/source-view.ts";
import { keepExportGroupings } from "./keep-export-groupings.ts";
import { exportFacts, requireExport } from "./look-at-location.ts";

/**
 * Changes where the Data Export of a bill lies, or by which tags it is divided. What is held of another export is
 * forgotten, since its months may be others.
 */
export const changeExport = command({
  permission: "costs.govern",
  event: "bill.changed",
  route: {
    method: "PUT",
    path: "/costs/exports/{connectionId}",
    summary: "Change which Data Export is read",
  },
  input: ChangeExportInput,
  output: SourceView,
  prepare: ({ context, input, signal }) => requireExport(context, input, signal),
  async run({ context, transaction, input }) {
    const { connectionId, location, tagKeys } = input;
    const before = await findSource(transaction, connectionId);
    if (before.kind !== "data_export") {
      throw new DomainError(
        "conflict",
        "This bill is read in Cost Explorer. Disconnect it first, then have it read from the Data Export.",
      );
    }
    const { id: sourceId } = before;
    const known = ExportLocation.parse(before.location);
    if (JSON.stringify(known) !== JSON.stringify(location)) {
      await transaction.costExportPeriod.deleteMany({ where: { sourceId } });
      await transaction.costGrouping.deleteMany({ where: { sourceId } });
    }
    // A load under way is of what was wanted before: its fence falls, and the next begins at once.
    await transaction.costSource.update({
      where: { id: sourceId },
      data: { location, tagKeys, attempt: { increment: 1 }, leasedUntil: null },
    });
    await keepExportGroupings(transaction, sourceId, tagKeys);
    await context.jobs.enqueue(transaction, {
      name: "costs.load-export",
      payload: { sourceId },
      key: sourceId,
    });
    const source = await findSource(transaction, connectionId);
    const changes = [
      {
        subject: sourceSubject(source),
        before: exportFacts(known, before.tagKeys),
        after: exportFacts(location, tagKeys),
      },
    ];
    return { result: toSourceView(source, new Date()), changes };
  },
});
