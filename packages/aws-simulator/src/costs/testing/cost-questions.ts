// What the tests of costs share: dates around today, and questions asked through the official client.
import { GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
import type {
  CostExplorerClient,
  Expression,
  GetCostAndUsageCommandInput,
  GroupDefinition,
  ResultByTime,
} from "@aws-sdk/client-cost-explorer";
import { fromDecimal, moneyDigits } from "../amounts.ts";
import { dayMs, dayOf, isoDay, monthOf, monthStart } from "../calendar.ts";

export const today = (): number => dayOf(Date.now());

/** First days of months before or after the present one, or that of another day. */
export const monthFirst = (offset: number, day = today()): string =>
  isoDay(monthStart(monthOf(day) + offset));

export const daysAgo = (days: number, day = today()): string => isoDay(day - days);

/** Moves the simulated clock to a minute after the next midnight, so that no day ends during a test; that day. */
export async function beginDay(control: (path: string, body?: object) => Promise<unknown>): Promise<number> {
  const now = Date.now();
  const next = dayOf(now) + 1;
  await control("/clock/advance", { seconds: Math.ceil((next * dayMs - now) / 1000) + 60 });
  return next;
}

export const tag = (key: string): GroupDefinition => ({ Type: "TAG", Key: key });
export const dimension = (key: string): GroupDefinition => ({ Type: "DIMENSION", Key: key });
export const byService = (...services: string[]): Expression => ({
  Dimensions: { Key: "SERVICE", Values: services },
});

type Asked = Partial<GetCostAndUsageCommandInput> & { from: string; to: string };

/** A question for unblended monthly costs, unless it says otherwise. */
export const question = ({ from, to, ...asked }: Asked): GetCostAndUsageCommand =>
  new GetCostAndUsageCommand({
    TimePeriod: { Start: from, End: to },
    Granularity: "MONTHLY",
    Metrics: ["UnblendedCost"],
    ...asked,
  });

/** All pages of an answer. */
export async function askAll(ce: CostExplorerClient, asked: Asked): Promise<ResultByTime[]> {
  const results: ResultByTime[] = [];
  let token: string | undefined;
  do {
    const page = await ce.send(question({ ...asked, ...(token !== undefined && { NextPageToken: token }) }));
    results.push(...(page.ResultsByTime ?? []));
    token = page.NextPageToken;
  } while (token !== undefined);
  return results;
}

/** The sum of a metric over all periods and groups, in units of 10^-10 dollars. */
export const sumOf = (results: readonly ResultByTime[], metric = "UnblendedCost"): bigint =>
  results
    .flatMap(({ Total = {}, Groups = [] }) => [Total, ...Groups.map(({ Metrics = {} }) => Metrics)])
    .reduce((sum, metrics) => sum + fromDecimal(metrics[metric]?.Amount ?? "0", moneyDigits), 0n);

/** Sums by the keys of the groups. */
export function sumsByKey(
  results: readonly ResultByTime[],
  metric = "UnblendedCost",
): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { Keys = [], Metrics = {} } of results.flatMap(({ Groups = [] }) => Groups)) {
    const key = Keys.join(" | ");
    sums[key] = (sums[key] ?? 0n) + fromDecimal(Metrics[metric]?.Amount ?? "0", moneyDigits);
  }
  return sums;
}
