import { colourServices } from "@quarry/aws-core/costs/colour-services";
import type { ServiceUsage } from "@quarry/aws-core/costs/read-cost-page";
import type { Transaction } from "../../operation/context.ts";
import type { DayRange } from "../days-schema.ts";

/** The services that the total has in the days, in as few sets as there are questions to ask about any other grouping. */
export async function findServiceSets(
  database: Pick<Transaction, "$queryRaw">,
  sourceId: string,
  range: DayRange,
): Promise<ServiceUsage[]> {
  return colourServices(await serviceUsage(database, sourceId, range));
}

/** The usage types of each service that the total has in the days. */
async function serviceUsage(
  database: Pick<Transaction, "$queryRaw">,
  sourceId: string,
  { from, until }: DayRange,
): Promise<ServiceUsage> {
  const rows = await database.$queryRaw<{ service: string; usageTypes: string[] }[]>`
    SELECT service."name" AS service, array_agg(DISTINCT usage."name") AS "usageTypes"
    FROM "CostLine" line
    JOIN "CostGrouping" grouping ON grouping."id" = line."groupingId"
    JOIN "CostService" service ON service."id" = line."serviceId"
    JOIN "CostUsageType" usage ON usage."id" = line."usageTypeId"
    WHERE grouping."sourceId" = ${sourceId}::uuid AND grouping."key" = 'total'
      AND line."day" >= ${from}::date AND line."day" < ${until}::date
    GROUP BY service."name"`;
  return new Map(rows.map(({ service, usageTypes }) => [service, new Set(usageTypes)]));
}
