import { GetCostForecastCommand } from "@aws-sdk/client-cost-explorer";
import type { Expression, ForecastResult, Metric } from "@aws-sdk/client-cost-explorer";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import type { CostAmounts } from "./cost-line.ts";
import { isEmptyPeriod, type CostPeriod } from "./cost-period.ts";
import { CostReadError } from "./cost-read-error.ts";
import { paidCall, type PaidCallOptions } from "./paid-call.ts";
import { readAmount } from "./read-cost-metrics.ts";

export interface ForecastQuestion extends CostPeriod {
  /** `daily` at most three months ahead, `monthly` at most 18. */
  granularity: "daily" | "monthly";
  metric: keyof CostAmounts;
  /** How sure the bounds are, in per cent: 51 to 99. Without it there are none. */
  certainty?: number;
  /** Only costs of these services. */
  services?: readonly string[];
  /** Only costs with one of these values of a tag; "" stands for what has none. */
  tag?: { key: string; values: readonly string[] };
}

export interface ForecastPeriod extends CostPeriod {
  mean: bigint;
  bounds: { lower: bigint; upper: bigint } | null;
}

/** Amounts in ten-billionths of a dollar. */
export interface CostForecast {
  total: bigint;
  periods: ForecastPeriod[];
}

const operation = "GetCostForecast";

/**
 * What Cost Explorer expects the days or months to come to cost, in one paid call. The first day may be today at the
 * earliest; a month that has begun is forecast from there.
 *
 * @returns null for a period without days, and for no services or values: nothing was asked
 * @throws CostReadError `data-unavailable` where there are too few past costs, else as `readCostPage` does
 * @throws AwsError `invalid` for a period that is too long or has begun before today
 */
export async function forecastCosts(
  { costExplorer }: Pick<AwsClients, "costExplorer">,
  question: ForecastQuestion,
  options: PaidCallOptions,
): Promise<CostForecast | null> {
  if (isEmpty(question)) return null;
  const filter = filterOf(question);
  const command = new GetCostForecastCommand({
    TimePeriod: { Start: question.from, End: question.until },
    Granularity: question.granularity === "daily" ? "DAILY" : "MONTHLY",
    Metric: metrics[question.metric],
    ...(question.certainty === undefined ? {} : { PredictionIntervalLevel: question.certainty }),
    ...(filter === undefined ? {} : { Filter: filter }),
  });
  const send = (sending: { abortSignal?: AbortSignal }) => costExplorer.send(command, sending);
  const answer = await paidCall({ operation, command, send }, options);
  return {
    total: readAmount(answer.Total, { name: "Total", operation }),
    periods: (answer.ForecastResultsByTime ?? []).map(periodOf),
  };
}

const metrics: Readonly<Record<keyof CostAmounts, Metric>> = {
  unblended: "UNBLENDED_COST",
  amortized: "AMORTIZED_COST",
  netUnblended: "NET_UNBLENDED_COST",
  netAmortized: "NET_AMORTIZED_COST",
  blended: "BLENDED_COST",
};

/** Whether no day or no cost is asked for. */
const isEmpty = (question: ForecastQuestion): boolean =>
  isEmptyPeriod(question) || question.services?.length === 0 || question.tag?.values.length === 0;

/** An `And` or `Or` of one is refused, so one condition stands alone. */
function filterOf({ services, tag }: ForecastQuestion): Expression | undefined {
  const byService: Expression[] = services
    ? [{ Dimensions: { Key: "SERVICE", Values: [...services], MatchOptions: ["EQUALS"] } }]
    : [];
  return joined("And", [...byService, ...(tag ? [tagFilter(tag)] : [])]);
}

function tagFilter({ key, values }: { key: string; values: readonly string[] }): Expression {
  const told = values.filter((value) => value !== "");
  const equal: Expression[] =
    told.length > 0 ? [{ Tags: { Key: key, Values: told, MatchOptions: ["EQUALS"] } }] : [];
  const absent: Expression[] = values.includes("") ? [{ Tags: { Key: key, MatchOptions: ["ABSENT"] } }] : [];
  return joined("Or", [...equal, ...absent]) ?? {};
}

function joined(root: "And" | "Or", expressions: Expression[]): Expression | undefined {
  return expressions.length > 1 ? { [root]: expressions } : expressions[0];
}

function periodOf(result: ForecastResult): ForecastPeriod {
  const { Start: from, End: until } = result.TimePeriod ?? {};
  if (from === undefined || until === undefined)
    throw new CostReadError("Cost Explorer's forecast cannot be read: a period has no days.", {
      reason: "unreadable",
      operation,
    });
  const { MeanValue, PredictionIntervalLowerBound: low, PredictionIntervalUpperBound: high } = result;
  const bounds =
    low === undefined || high === undefined
      ? null
      : {
          lower: dollars(low, "PredictionIntervalLowerBound"),
          upper: dollars(high, "PredictionIntervalUpperBound"),
        };
  return { from, until, mean: dollars(MeanValue, "MeanValue"), bounds };
}

/** The amounts of a forecast are in the currency of its total, which is checked there. */
const dollars = (text: string | undefined, name: string): bigint =>
  readAmount({ Amount: text, Unit: "USD" }, { name, operation });
