import { addDays, monthOf } from "@quarry/domain/costs/days-schema";
import { CostMetric, CostQuery } from "@quarry/domain/costs/schema";

/** A question as a person asks it, and as SQL on the lines themselves. */
export interface Question {
  name: string;
  query: CostQuery;
  sql: string;
}

/** The values of the large grouping are the projects. */
export const largeKey = "tag:Project";

/** What the views of costs ask, as of a day. */
export function questionsOf(today: string): Question[] {
  const until = addDays(today, 1);
  const daily = { granularity: "daily" as const, from: addDays(until, -30), until };
  const monthly = { granularity: "monthly" as const, from: monthOf(today, -12), until };
  // Neither month is whole, so that no sum of a month helps.
  const cut = {
    granularity: "daily" as const,
    from: addDays(monthOf(today, -1), -14),
    until: addDays(monthOf(today, -1), 16),
  };
  const ofOne = { filters: [{ by: largeKey, values: ["value-7"] }] };
  const ofUntagged = { filters: [{ by: largeKey, values: [""] }] };
  const ofRegion = { filters: [{ by: "region", values: ["us-east-1"] }] };
  return [
    ask("services, 30 days", { ...daily, groupBy: "service" }),
    ask("models, 13 months", { ...monthly, groupBy: "model" }),
    ask("usage types, 30 days", { ...daily, groupBy: "usage-type" }),
    ask("teams, 30 days", { ...daily, groupBy: "tag:Team" }),
    ask("teams, 13 months", { ...monthly, groupBy: "tag:Team" }),
    ask("projects, 30 days", { ...daily, groupBy: largeKey }),
    ask("projects, 30 days of two months", { ...cut, groupBy: largeKey }),
    ask("projects, 13 months", { ...monthly, groupBy: largeKey }),
    ask("projects in a Region, 30 days", { ...daily, ...ofRegion, groupBy: largeKey }),
    ask("projects in a Region, 13 months", { ...monthly, ...ofRegion, groupBy: largeKey }),
    ask("services of a project, 30 days", { ...daily, ...ofOne, groupBy: "service" }),
    ask("usage types of a project, 13 months", { ...monthly, ...ofOne, groupBy: "usage-type" }),
    ask("usage types of the largest value, 13 months", { ...monthly, ...ofUntagged, groupBy: "usage-type" }),
  ];
}

/** The question as one of twenty people asks it, each in another way: by metric and by how many groups are shown. */
export function askedBy(user: number, { query }: Question): CostQuery {
  const metrics = CostMetric.options;
  const metric = metrics[user % metrics.length] ?? query.metric;
  return { ...query, metric, top: 5 + (Math.floor(user / metrics.length) % 4) };
}

function ask(name: string, given: object): Question {
  const query = CostQuery.parse(given);
  return { name, query, sql: sqlOf(query) };
}

const columns: Readonly<Record<string, string>> = {
  service: "service",
  "usage-type": "usage_type",
  region: "region",
  model: "CASE WHEN service LIKE '%(Amazon Bedrock Edition)' THEN service ELSE model END",
};

/** Runs on Postgres and on DuckDB, over a table `bench_lines`. */
function sqlOf({ groupBy, granularity, from, until, filters }: CostQuery): string {
  const [filter] = filters;
  const grouping = [groupBy, filter?.by].find((key) => key?.startsWith("tag:")) ?? "total";
  const period = granularity === "daily" ? "day" : "date_trunc('month', day)";
  return `SELECT ${columns[groupBy] ?? "value"} AS name, ${period} AS period, sum(unblended) AS amount
    FROM bench_lines
    WHERE grouping = '${grouping}' AND day >= DATE '${from}' AND day < DATE '${until}'
    ${filter ? `AND ${columns[filter.by] ?? "value"} = '${filter.values[0]}'` : ""}
    GROUP BY 1, 2`;
}
