import type { AwsClients } from "../../clients/create-aws-clients.ts";
import { colourServices } from "../colour-services.ts";
import type { CostLine } from "../cost-line.ts";
import type { CostPeriod } from "../cost-period.ts";
import { readCostPage, type CostGroupingKey, type ServiceUsage } from "../read-cost-page.ts";
import type { PaidCallOptions } from "../paid-call.ts";

/** Notes what is paid for, and lets it pass. */
export function countedCalls(): PaidCallOptions & { made: string[] } {
  const made: string[] = [];
  return {
    made,
    onPaidCall: (operation) => {
      made.push(operation);
    },
  };
}

/** The first day of the month so many months before this one; after it where negative. */
export function monthsAgo(months: number): string {
  const now = new Date();
  return isoDay(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
}

/** The day so many days ago; to come where negative. */
export const daysAgo = (days: number): string => isoDay(Date.now() - days * 86_400_000);

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

type Question = CostPeriod & {
  grouping: CostGroupingKey;
  services: readonly string[] | ServiceUsage;
};

/** All pages of a question. */
export async function readPages(
  clients: Pick<AwsClients, "costExplorer">,
  question: Question,
  options: PaidCallOptions = countedCalls(),
): Promise<CostLine[]> {
  const lines: CostLine[] = [];
  let pageToken: string | undefined;
  do {
    const page = await readCostPage(clients, { ...question, pageToken }, options);
    lines.push(...page.lines);
    pageToken = page.nextToken ?? undefined;
  } while (pageToken !== undefined);
  return lines;
}

/** The usage types of each service among lines. */
export function usageOf(lines: readonly CostLine[]): Map<string, Set<string>> {
  const usage = new Map<string, Set<string>>();
  for (const { service, usageType } of lines)
    usage.set(service, (usage.get(service) ?? new Set()).add(usageType));
  return usage;
}

/** Lines of a further grouping of what `total` holds, a question for each set of services. */
export async function readDivided(
  clients: Pick<AwsClients, "costExplorer">,
  { grouping, total, ...period }: CostPeriod & { grouping: CostGroupingKey; total: readonly CostLine[] },
): Promise<CostLine[]> {
  const lines: CostLine[] = [];
  for (const services of colourServices(usageOf(total)))
    lines.push(...(await readPages(clients, { ...period, grouping, services })));
  return lines;
}

/** Unblended sums by day, service and usage type, whatever the values. */
export function sumsOf(lines: readonly CostLine[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { day, service, usageType, unblended } of lines) {
    const key = `${day} ${service} ${usageType}`;
    sums[key] = (sums[key] ?? 0n) + unblended;
  }
  return sums;
}
