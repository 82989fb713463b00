import type {
  ForecastResult,
  GetCostForecastRequest,
  GetCostForecastResponse,
} from "@aws-sdk/client-cost-explorer";
import { moneyDigits, toDecimal } from "../../costs/amounts.ts";
import { dayOf, isoDay, monthOf, monthStart, readDay } from "../../costs/calendar.ts";
import { readFilter } from "../../costs/cost-filter.ts";
import { forecastOf } from "../../costs/forecast.ts";
import type { Forecast } from "../../costs/forecast.ts";
import { AwsError, validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import type { World } from "../../world/world.ts";
import { ceAccess, enterCosts } from "./ce-entry.ts";
import { readMetric } from "./ce-metrics.ts";

const mostDays = 93;
const mostMonths = 18;

/** Costs to come, with the bounds where a level is asked for; only money can be forecast here. */
export const getCostForecast = operation<GetCostForecastRequest, GetCostForecastResponse>("GetCostForecast", {
  effect: "read",
  access: ceAccess("GetCostForecast"),
  run(call, input) {
    const { world } = call;
    const { start, end, starts } = readRange(world, input);
    const measure = readMetric(input.Metric);
    if (measure === "quantity")
      throw validationError(`Metric ${input.Metric} is not supported for a cost forecast.`);
    const filter = readFilter(input.Filter);
    const meters = enterCosts(call, input.BillingViewArn);
    const forecast = forecastOf({ world, meters, filter, measure });
    if (forecast === undefined)
      throw new AwsError("DataUnavailableException", "Insufficient amount of historical data.", {
        status: 400,
      });
    const level = input.PredictionIntervalLevel;
    const results = starts.map((from, index) =>
      resultOf(forecast, { from, to: starts[index + 1] ?? end }, level),
    );
    return {
      Total: { Amount: toDecimal(sumOf(forecast, start, end), moneyDigits), Unit: "USD" },
      ForecastResultsByTime: results,
    };
  },
});

function readRange(
  world: World,
  { TimePeriod: { Start = "", End = "" }, Granularity }: Checked<GetCostForecastRequest>,
): { start: number; end: number; starts: number[] } {
  const [start, end] = [readDay(Start), readDay(End)];
  if (start === undefined)
    throw validationError(`Start time ${Start} is invalid. Valid format is: yyyy-MM-dd.`);
  if (end === undefined) throw validationError(`End time ${End} is invalid. Valid format is: yyyy-MM-dd.`);
  if (start >= end) throw validationError(`Requested Start: ${Start} must be before requested End: ${End}`);
  const today = dayOf(world.clock.now());
  if (start < today)
    throw validationError(`Start date must not be before today: ${isoDay(today)}, requested ${Start}`);
  if (Granularity === "DAILY") {
    if (end - start > mostDays) throw validationError("A daily forecast spans at most 3 months.");
    return { start, end, starts: Array.from({ length: end - start }, (_, index) => start + index) };
  }
  if (Granularity !== "MONTHLY")
    throw validationError("Only DAILY and MONTHLY granularity are supported for a forecast.");
  const months = monthOf(end - 1) - monthOf(start) + 1;
  if (months > mostMonths) throw validationError("A monthly forecast spans at most 18 months.");
  const starts = Array.from({ length: months }, (_, index) =>
    Math.max(start, monthStart(monthOf(start) + index)),
  );
  return { start, end, starts };
}

function resultOf(
  forecast: Forecast,
  { from, to }: { from: number; to: number },
  level: number | undefined,
): ForecastResult {
  const mean = sumOf(forecast, from, to);
  const period = { Start: isoDay(from), End: isoDay(to) };
  const told = { TimePeriod: period, MeanValue: toDecimal(mean, moneyDigits) };
  if (level === undefined) return told;
  // Wider for a surer level: half of the usual distance at 51 %, two and a half of it at 99 %.
  const distance = (forecast.deviation * BigInt(to - from) * BigInt(level - 39)) / 24n;
  const lower = mean > distance ? mean - distance : 0n;
  return {
    ...told,
    PredictionIntervalLowerBound: toDecimal(lower, moneyDigits),
    PredictionIntervalUpperBound: toDecimal(mean + distance, moneyDigits),
  };
}

function sumOf(forecast: Forecast, from: number, to: number): bigint {
  let sum = 0n;
  for (let day = from; day < to; day += 1) sum += forecast.mean(day);
  return sum;
}
