import type {
  GetCostAndUsageRequest,
  GetCostAndUsageResponse,
  ResultByTime,
} from "@aws-sdk/client-cost-explorer";
import { aggregate, aggregateHours } from "../../costs/aggregate.ts";
import type { Answer } from "../../costs/aggregate.ts";
import type { Cell } from "../../costs/group-table.ts";
import { costSettings } from "../../costs/cost-settings.ts";
import { readFilter } from "../../costs/cost-filter.ts";
import { cutLazyPage } from "../../costs/page-tokens.ts";
import { operation } from "../../wire/service.ts";
import { answerFor } from "./answer-cache.ts";
import { ceAccess, enterCosts } from "./ce-entry.ts";
import { refuseToken } from "./ce-errors.ts";
import { readMetrics, writeMetrics } from "./ce-metrics.ts";
import type { Metric } from "./ce-metrics.ts";
import { isOpen, readPeriods, writePeriod } from "./ce-periods.ts";
import type { CostPeriods } from "./ce-periods.ts";
import { describeAccounts, readGroups } from "./group-definitions.ts";

/** Costs by day, month or hour, whole or in groups; a page may end in the middle of a period. */
export const getCostAndUsage = operation<GetCostAndUsageRequest, GetCostAndUsageResponse>("GetCostAndUsage", {
  effect: "read",
  access: ceAccess("GetCostAndUsage"),
  run(call, input) {
    const { NextPageToken, ...request } = input;
    const { world } = call;
    const metrics = readMetrics(input.Metrics);
    const periods = readPeriods(world, input.TimePeriod, input.Granularity);
    const groupings = readGroups(input.GroupBy);
    const filter = readFilter(input.Filter);
    const meters = enterCosts(call, input.BillingViewArn);
    const sum = periods.granularity === "HOURLY" ? aggregateHours : aggregate;
    const answer = answerFor(
      world.tables,
      { request: { ...request, account: call.account }, isFurther: NextPageToken !== undefined },
      () =>
        sum({
          world,
          meters,
          starts: periods.starts,
          end: periods.end,
          measures: metrics.map(({ measure }) => measure),
          groupings,
          filter,
        }),
    );
    const rows = (after: string): Iterable<Row> => rowsAfter(answer, periods.starts.length, after);
    const { page, nextToken } = cutLazyPage(rows, ({ id }) => id, {
      world,
      request,
      token: NextPageToken,
      size: costSettings(world).pageSize,
      refuse: refuseToken,
    });
    const results = writeResults({ rows: page, metrics, periods, isGrouped: groupings.length > 0 });
    const now = world.clock.now();
    return {
      ...(nextToken !== undefined && { NextPageToken: nextToken }),
      ...(input.GroupBy !== undefined && { GroupDefinitions: input.GroupBy }),
      ResultsByTime: results.map(({ period, ...result }) => ({
        ...result,
        Estimated: isOpen(periods, period, now),
      })),
      DimensionValueAttributes: describeAccounts(
        input.GroupBy ?? [],
        page.flatMap(({ cell }) => cell ?? []),
      ),
    };
  },
});

/** One group of one period, or a period that has none. */
type Row = { id: string; period: number; cell: Cell | undefined };

/** Rows after the one of that id, period by period. */
function* rowsAfter(answer: Answer, periods: number, after: string): Generator<Row> {
  for (let period = after === "" ? 0 : Number(after.slice(0, 5)); period < periods; period += 1) {
    const prefix = String(period).padStart(5, "0");
    const cells = answer.cells(period);
    if (cells.length === 0 && prefix > after) yield { id: prefix, period, cell: undefined };
    for (const cell of cells) {
      const id = `${prefix} ${cell.keys.join("\u0000")}`;
      if (id > after) yield { id, period, cell };
    }
  }
}

type Page = { rows: readonly Row[]; metrics: readonly Metric[]; periods: CostPeriods; isGrouped: boolean };

function writeResults({ rows, metrics, periods, isGrouped }: Page): (ResultByTime & { period: number })[] {
  return [...new Set(rows.map(({ period }) => period))].map((period) => {
    const cells = rows.filter((row) => row.period === period).flatMap(({ cell }) => cell ?? []);
    return {
      period,
      TimePeriod: writePeriod(periods, period),
      Total: isGrouped ? {} : writeMetrics(metrics, cells[0]),
      Groups: isGrouped
        ? cells.map((cell) => ({ Keys: [...cell.keys], Metrics: writeMetrics(metrics, cell) }))
        : [],
    };
  });
}
