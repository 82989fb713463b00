import { Readable } from "node:stream";
import { CsvAnswer as FileAnswer } from "../operation/csv-answer.ts";
import { query } from "../operation/query.ts";
import { fileName, reportFor } from "./report-for.ts";
import { reportMarkdown } from "./report-markdown.ts";
import { ReportInput } from "./schema.ts";

/** The report of a month as Markdown: of all teams, or of one. */
export const readReport = query({
  permission: "costs.readTeam",
  route: {
    method: "GET",
    path: "/team-bills.md",
    summary: "Read a month's report as Markdown",
    outputStructure: "detailed",
  },
  input: ReportInput,
  output: FileAnswer,
  async run({ context, input }) {
    const report = await reportFor(context, input);
    return {
      headers: {
        "content-type": "text/markdown; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName(report, "md")}"`,
      },
      // Node's web stream and the DOM's are the same class at run time; only their declarations differ.
      body: Readable.toWeb(
        Readable.from([Buffer.from(reportMarkdown(report))]),
      ) as ReadableStream<Uint8Array>,
    };
  },
});
