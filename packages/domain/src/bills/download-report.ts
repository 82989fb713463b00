import { Readable } from "node:stream";
import { CsvAnswer, csvAnswer } from "../operation/csv-answer.ts";
import { query } from "../operation/query.ts";
import { fileName, reportFor } from "./report-for.ts";
import { reportColumns, reportRows } from "./report-rows.ts";
import { ReportInput } from "./schema.ts";

/** The report of a month as CSV, line by line. */
export const downloadReport = query({
  permission: "costs.readTeam",
  route: {
    method: "GET",
    path: "/team-bills.csv",
    summary: "Download a month's report as CSV",
    outputStructure: "detailed",
  },
  input: ReportInput,
  output: CsvAnswer,
  async run({ context, input }) {
    const report = await reportFor(context, input);
    return csvAnswer(fileName(report, "csv"), reportColumns, Readable.from(reportRows(report)));
  },
});
