import { command } from "../../operation/command.ts";
import { ConnectExportInput } from "../export-location-schema.ts";
import { assertUnread } from "../sources/connect-source.ts";
import { findSource } from "../sources/find-source.ts";
import { SourceView } from "../sources/schema.ts";
import { sourceSubject, toSourceView } from "../sources/source-view.ts";
import { keepExportGroupings } from "./keep-export-groupings.ts";
import { exportFacts, requireExport } from "./look-at-location.ts";

/** Has the bill of a connection's account read from a Data Export, from now on; no call is paid for but those about its tag keys. */
export const connectExport = command({
  permission: "costs.govern",
  event: "bill.connected",
  route: {
    method: "POST",
    path: "/costs/exports",
    summary: "Have a bill read from a Data Export",
    successStatus: 201,
  },
  input: ConnectExportInput,
  output: SourceView,
  prepare: ({ context, input, signal }) => requireExport(context, input, signal),
  async run({ context, transaction, input }) {
    const { connectionId, location, tagKeys } = input;
    await assertUnread(transaction, connectionId);
    const { id } = await transaction.costSource.create({
      data: { connectionId, kind: "data_export", location, tagKeys },
    });
    await keepExportGroupings(transaction, id, tagKeys);
    const payload = { sourceId: id };
    await context.jobs.enqueue(transaction, { name: "costs.load-export", payload, key: id });
    await context.jobs.enqueue(transaction, { name: "costs.read-tags", payload, key: id });
    const source = await findSource(transaction, connectionId);
    const changes = [{ subject: sourceSubject(source), after: exportFacts(location, tagKeys) }];
    return { result: toSourceView(source, new Date()), changes };
  },
});
