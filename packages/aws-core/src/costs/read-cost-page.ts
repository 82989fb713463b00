import { GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
import type { Expression, Group, GroupDefinition, ResultByTime } from "@aws-sdk/client-cost-explorer";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import type { CostLine } from "./cost-line.ts";
import { isEmptyPeriod, type CostPeriod } from "./cost-period.ts";
import { CostReadError } from "./cost-read-error.ts";
import { paidCall, type PaidCallOptions } from "./paid-call.ts";
import { costMetrics, isWithoutAmounts, readCostMetrics } from "./read-cost-metrics.ts";

/** How a bill is divided beside its services and usage types. */
export type CostGroupingKey = "total" | "account" | `tag:${string}`;

/** Services with the usage types that each is billed by. */
export type ServiceUsage = ReadonlyMap<string, ReadonlySet<string>>;

export interface CostPageQuestion extends CostPeriod {
  grouping: CostGroupingKey;
  /**
   * For `total`, the services' names. For any other grouping one set of `colourServices`: Cost Explorer divides by two
   * keys at once, so the service of a line is told by its usage type, which is to occur under one of them only.
   */
  services: readonly string[] | ServiceUsage;
  pageToken?: string | undefined;
}

export interface CostPage {
  lines: CostLine[];
  /** Of the next page, good for about an hour and for this question only; null after the last. */
  nextToken: string | null;
}

const operation = "GetCostAndUsage";

/**
 * Reads one page of daily costs in one paid call. Lines without any amount and quantity are left out. A period without
 * days or a question without services is answered by an empty page, and nothing is asked.
 *
 * @throws CostReadError with `expired-token`, `data-unavailable`, `throttled` or `too-old` where AWS refuses;
 *   `currency` for amounts in other money than US dollars; `unknown-usage-type` where a usage type is of none or of
 *   several of the services; `unreadable`
 * @throws AwsError, or whatever `onPaidCall` throws
 */
export async function readCostPage(
  clients: Pick<AwsClients, "costExplorer">,
  question: CostPageQuestion,
  options: PaidCallOptions,
): Promise<CostPage> {
  const names = namesOf(question.services);
  if (isEmptyPeriod(question) || names.length === 0) return { lines: [], nextToken: null };
  const command = new GetCostAndUsageCommand({
    TimePeriod: { Start: question.from, End: question.until },
    Granularity: "DAILY",
    Metrics: [...costMetrics],
    GroupBy: groupsOf(question.grouping),
    Filter: filterOf(names),
    ...(question.pageToken === undefined ? {} : { NextPageToken: question.pageToken }),
  });
  const send = (sending: { abortSignal?: AbortSignal }) => clients.costExplorer.send(command, sending);
  const answer = await paidCall({ operation, command, send }, options);
  const readKeys = keyReader(question);
  const lines = (answer.ResultsByTime ?? []).flatMap((result) => linesOf(result, readKeys));
  return { lines, nextToken: answer.NextPageToken ?? null };
}

const namesOf = (services: CostPageQuestion["services"]): string[] =>
  isList(services) ? [...services] : [...services.keys()];

const isList = (services: CostPageQuestion["services"]): services is readonly string[] =>
  Array.isArray(services);

/** A filter on services; an `And` or `Or` of one is refused, so it is a single leaf. */
const filterOf = (services: string[]): Expression => ({
  Dimensions: { Key: "SERVICE", Values: services, MatchOptions: ["EQUALS"] },
});

function groupsOf(grouping: CostGroupingKey): GroupDefinition[] {
  const usageType: GroupDefinition = { Type: "DIMENSION", Key: "USAGE_TYPE" };
  if (grouping === "total") return [{ Type: "DIMENSION", Key: "SERVICE" }, usageType];
  if (grouping === "account") return [{ Type: "DIMENSION", Key: "LINKED_ACCOUNT" }, usageType];
  return [{ Type: "TAG", Key: tagKeyOf(grouping) }, usageType];
}

const tagKeyOf = (grouping: `tag:${string}`): string => grouping.slice("tag:".length);

type LineKeys = Pick<CostLine, "service" | "usageType" | "value">;
type ReadKeys = (first: string, usageType: string) => LineKeys;

function keyReader({ grouping, services }: CostPageQuestion): ReadKeys {
  if (grouping === "total") return (service, usageType) => ({ service, usageType, value: "" });
  const serviceOf = serviceFinder(services);
  if (grouping === "account")
    return (value, usageType) => ({ service: serviceOf(usageType), usageType, value });
  // The key may hold a `$` itself, so the value begins after the whole key.
  const prefix = `${tagKeyOf(grouping)}$`;
  return (tag, usageType) => {
    if (!tag.startsWith(prefix)) throw unreadable(`“${tag}” is no value of the tag ${tagKeyOf(grouping)}.`);
    return { service: serviceOf(usageType), usageType, value: tag.slice(prefix.length) };
  };
}

function serviceFinder(services: CostPageQuestion["services"]): (usageType: string) => string {
  const names = namesOf(services);
  const [only] = names;
  if (only !== undefined && names.length === 1) return () => only;
  const found = new Map<string, string[]>();
  for (const [service, usageTypes] of isList(services) ? [] : services)
    for (const usageType of usageTypes) found.set(usageType, [...(found.get(usageType) ?? []), service]);
  return (usageType) => {
    const [service, ...more] = found.get(usageType) ?? [];
    if (service !== undefined && more.length === 0) return service;
    throw new CostReadError(
      `The bill has ${usageType}, which belongs to ${service === undefined ? "none" : "several"} of the services that were asked for.`,
      { reason: "unknown-usage-type", operation },
    );
  };
}

function linesOf(result: ResultByTime, readKeys: ReadKeys): CostLine[] {
  const day = result.TimePeriod?.Start ?? "";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw unreadable(`A period of the answer begins on “${day}”.`);
  const isEstimated = result.Estimated ?? true;
  return (result.Groups ?? []).flatMap((group) => lineOf(group, { day, isEstimated }, readKeys));
}

function lineOf(
  { Keys = [], Metrics = {} }: Group,
  period: Pick<CostLine, "day" | "isEstimated">,
  readKeys: ReadKeys,
): CostLine[] {
  const [first, usageType] = Keys;
  if (first === undefined || usageType === undefined)
    throw unreadable(`A group of ${period.day} has ${Keys.length} keys instead of two.`);
  const metrics = readCostMetrics(Metrics, operation);
  if (isWithoutAmounts(metrics)) return [];
  return [{ ...period, ...readKeys(first, usageType), ...metrics }];
}

const unreadable = (message: string): CostReadError =>
  new CostReadError(`Cost Explorer's answer cannot be read: ${message}`, { reason: "unreadable", operation });
