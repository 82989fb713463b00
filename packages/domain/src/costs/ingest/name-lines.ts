import { readUsageType } from "@quarry/aws-core/costs/read-usage-type";
import type { Transaction } from "../../operation/context.ts";
import { takeTurnForAll } from "./take-turn-for-all.ts";

/** Gives the values, services and usage types of staged lines their numbers. */
export async function nameLines(
  transaction: Transaction,
  { groupingId, readingId }: { groupingId: number; readingId: string },
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "CostValue" ("groupingId", "value")
    SELECT ${groupingId}::int, "value" FROM (
      SELECT DISTINCT "value" FROM "CostStagedLine" WHERE "readingId" = ${readingId}::uuid
    ) staged
    WHERE NOT EXISTS (
      SELECT FROM "CostValue" known
      WHERE known."groupingId" = ${groupingId}::int AND known."value" = staged."value")`;
  const staged = await transaction.$queryRaw<Usage[]>`
    SELECT DISTINCT "service", "usageType" FROM "CostStagedLine" WHERE "readingId" = ${readingId}::uuid`;
  if ((await unknownNames(transaction, staged)).length === 0) return;
  await takeTurnForAll(transaction);
  await addNames(transaction, await unknownNames(transaction, staged));
}

interface Usage {
  service: string;
  usageType: string;
}

/** Those of which the service or the usage type has no number yet. */
async function unknownNames(transaction: Transaction, staged: readonly Usage[]): Promise<Usage[]> {
  const services = new Set(staged.map(({ service }) => service));
  const usageTypes = new Set(staged.map(({ usageType }) => usageType));
  const [knownServices, knownUsageTypes] = [
    await transaction.costService.findMany({ where: { name: { in: [...services] } } }),
    await transaction.costUsageType.findMany({ where: { name: { in: [...usageTypes] } } }),
  ];
  for (const { name } of knownServices) services.delete(name);
  for (const { name } of knownUsageTypes) usageTypes.delete(name);
  return staged.filter(({ service, usageType }) => services.has(service) || usageTypes.has(usageType));
}

async function addNames(transaction: Transaction, unknown: readonly Usage[]): Promise<void> {
  const services = new Set(unknown.map(({ service }) => service));
  const usageTypes = new Map(unknown.map(({ service, usageType }) => [usageType, service]));
  await transaction.costService.createMany({
    data: [...services].map((name) => ({ name })),
    skipDuplicates: true,
  });
  await transaction.costUsageType.createMany({
    data: [...usageTypes].map(([name, service]) => {
      const { region, category, model } = readUsageType(service, name);
      return { name, region, category, model };
    }),
    skipDuplicates: true,
  });
}
