import { query } from "../operation/query.ts";
import { windowOf } from "../operation/paging.ts";
import { toExportSummaryView } from "./export-view.ts";
import { exportRelations, visibleExports } from "./find-export.ts";
import { ExportFilter, ExportPage } from "./schema.ts";

/** The exports of the actor's teams, newest first. */
export const listExports = query({
  permission: "exports.read",
  route: { method: "GET", path: "/exports", summary: "List uploaded exports" },
  input: ExportFilter,
  output: ExportPage,
  async run({ context: { database, actor }, input }) {
    const search = input.q === "" ? {} : { fileName: { contains: input.q, mode: "insensitive" as const } };
    const where = { AND: [visibleExports(actor), search] };
    const [rows, total] = await Promise.all([
      database.export.findMany({
        where,
        include: exportRelations,
        orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
        ...windowOf(input),
      }),
      database.export.count({ where }),
    ]);
    return { items: rows.map(toExportSummaryView), page: input.page, pageSize: input.pageSize, total };
  },
});
