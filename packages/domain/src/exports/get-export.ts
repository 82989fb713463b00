import { notFound } from "../operation/domain-error.ts";
import type { Database } from "../operation/context.ts";
import { query } from "../operation/query.ts";
import { mayDeleteExport } from "./delete-export.ts";
import { storedResult, toExportSummaryView, toFoundProfileView } from "./export-view.ts";
import type { CatalogPlace } from "./export-view.ts";
import { exportRelations, visibleExports } from "./find-export.ts";
import { ExportReference, ExportView } from "./schema.ts";

/** One export with everything found in it and where each profile stands. */
export const getExport = query({
  permission: "exports.read",
  route: { method: "GET", path: "/exports/{id}", summary: "Show one export" },
  input: ExportReference,
  output: ExportView,
  async run({ context: { database, actor }, input }) {
    const row = await database.export.findFirst({
      where: { AND: [{ id: input.id }, visibleExports(actor)] },
      include: exportRelations,
    });
    if (!row) throw notFound("export");
    const places = await catalogPlaces(
      database,
      row.teamId,
      row.profiles.map(({ arn }) => arn),
    );
    return {
      ...toExportSummaryView(row),
      result: storedResult(row),
      profiles: row.profiles.map((profile) => toFoundProfileView(profile, places.get(profile.arn))),
      mayDelete: mayDeleteExport(actor, row),
    };
  },
});

async function catalogPlaces(
  database: Database,
  teamId: string,
  arns: string[],
): Promise<Map<string, CatalogPlace>> {
  const rows = await database.profile.findMany({
    where: { arn: { in: arns } },
    select: { id: true, arn: true, adoptions: { select: { teamId: true } } },
  });
  return new Map(
    rows.map(({ id, arn, adoptions }) => [
      arn,
      { profileId: id, adopted: adoptions.some((one) => one.teamId === teamId) },
    ]),
  );
}
