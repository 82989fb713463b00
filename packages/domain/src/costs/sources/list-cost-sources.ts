import { z } from "zod";
import { query } from "../../operation/query.ts";
import { sourceRelations } from "./find-source.ts";
import { SourcesView } from "./schema.ts";
import { toSourceView } from "./source-view.ts";

/** The bills that are read, how far each is held, and why the last reading of it stopped. */
export const listCostSources = query({
  permission: "costs.read",
  route: { method: "GET", path: "/costs/sources", summary: "List the bills that are read" },
  input: z.strictObject({}),
  output: SourcesView,
  async run({ context: { database } }) {
    const rows = await database.costSource.findMany({
      include: sourceRelations,
      orderBy: { createdAt: "asc" },
    });
    const now = new Date();
    return { sources: rows.map((row) => toSourceView(row, now)) };
  },
});
