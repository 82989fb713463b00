import { query } from "../../operation/query.ts";
import { CheckExportInput, ExportFinding } from "../export-location-schema.ts";
import { lookAtLocation } from "./look-at-location.ts";

/** What lies where a Data Export should be, before a bill is read from it; nothing of the data is read. */
export const checkExport = query({
  permission: "costs.govern",
  route: { method: "GET", path: "/costs/exports/check", summary: "Look whether a Data Export is delivered" },
  input: CheckExportInput,
  output: ExportFinding,
  async run({ context, input, signal }) {
    const { connectionId, ...location } = input;
    const look = await lookAtLocation(context, { connectionId, location, tagKeys: [] }, signal);
    return look.found === "export" ? { ...look, deliveredAt: look.deliveredAt.toISOString() } : look;
  },
});
