import type { DuckDBConnection } from "@duckdb/node-api";
import type { CostLine } from "../costs/cost-line.ts";
import { readMoney } from "../costs/read-money.ts";
import { amountsOf, dayOf, decimalOf, serviceNameOf, tagOf, textOf, usageTypes } from "./line-sql.ts";
import { quoted } from "./open-duckdb.ts";
import { textIn } from "./row-text.ts";
import { readingFiles, sourceOf } from "./survey-files.ts";
import type { FilesSurvey, SurveyedFile } from "./survey-files.ts";

export interface LinesToSum extends Pick<FilesSurvey, "files" | "services"> {
  from: string;
  until: string;
  tagKeys: readonly string[];
}

/**
 * Sums the lines up by every grouping in one pass, into the table `sums`, whose groupings are numbered in the order
 * total, account, resource, tags.
 */
export async function sumLines(connection: DuckDBConnection, lines: LinesToSum): Promise<void> {
  await connection.run("CREATE TABLE services (name VARCHAR, code VARCHAR, service VARCHAR)");
  for (const [{ name, code }, service] of lines.services) {
    await connection.run("INSERT INTO services VALUES ($1, $2, $3)", [name, code, service]);
  }
  const values = valuesOf(lines.tagKeys);
  const keys = "day, service, usage_type";
  const sets = [`(${keys})`, ...values.map((value) => `(${keys}, ${value})`)];
  const sums = ["unblended", "amortized", "net_unblended", "net_amortized", "blended", "quantity"];
  const summed = `
    CREATE TABLE sums AS
    SELECT grouping_id(${values.join(", ")}) AS absent, coalesce(${values.join(", ")}, '') AS value, ${keys},
      ${sums.map((sum) => `sum(${sum})::DECIMAL(38,10) AS ${sum}`).join(", ")},
      bool_or(is_estimated) AS is_estimated
    FROM (${lines.files.map((file) => selectFrom(file, lines)).join(" UNION ALL ")})
    GROUP BY GROUPING SETS (${sets.join(", ")})`;
  await readingFiles(lines.files, () => connection.run(summed));
}

const valuesOf = (tagKeys: readonly string[]): string[] => [
  "account",
  "resource",
  ...tagKeys.map((_, index) => `tag_${index}`),
];

/** Cost Explorer says so of what has no usage type. */
const withoutUsageType = "NoUsageType";

function selectFrom(file: SurveyedFile, { from, until, tagKeys }: LinesToSum): string {
  const { columns } = file;
  const { unblended, blended, net, amortized, netAmortized } = amountsOf(columns);
  const start = dayOf(columns, "line_item_usage_start_date");
  const lastDay = `${quoted(until)}::DATE - 1`;
  const isUsage = `line_item_line_item_type IN (${usageTypes.map(quoted).join(", ")})`;
  const tags = tagKeys.map((tagKey, index) => `, ${tagOf(columns, tagKey)} AS tag_${index}`);
  return `
    SELECT strftime(greatest(least(${start}, ${lastDay}), ${quoted(from)}::DATE), '%Y-%m-%d') AS day,
      service, coalesce(nullif(${textOf(columns, "line_item_usage_type")}, ''), ${quoted(withoutUsageType)}) AS usage_type,
      ${textOf(columns, "line_item_usage_account_id")} AS account,
      ${textOf(columns, "line_item_resource_id")} AS resource${tags.join("")},
      ${unblended} AS unblended, ${amortized} AS amortized, ${net} AS net_unblended,
      ${netAmortized} AS net_amortized, ${blended} AS blended,
      CASE WHEN ${isUsage} THEN coalesce(${decimalOf(columns, "line_item_usage_amount")}, 0) ELSE 0 END AS quantity,
      ${textOf(columns, "bill_invoice_id")} = '' AS is_estimated
    FROM ${sourceOf(file)}
    JOIN services ON services.name = ${serviceNameOf(columns)}
      AND services.code = ${textOf(columns, "line_item_product_code")}
    WHERE line_item_line_item_type IS DISTINCT FROM 'Tax'`;
}

/** The sums of a grouping by its number, as DuckDB hands them out. */
export async function* sumsOf(
  connection: DuckDBConnection,
  { grouping, tagKeys }: { grouping: number; tagKeys: readonly string[] },
): AsyncGenerator<CostLine> {
  // A bit for each column that a set is not divided by, the first column's the highest.
  const bits = BigInt(valuesOf(tagKeys).length);
  const own = grouping === 0 ? 0n : 1n << (bits - BigInt(grouping));
  const result = await connection.stream(`SELECT * FROM sums WHERE absent = ${(1n << bits) - 1n - own}`);
  for await (const rows of result.yieldRowObjectJson()) {
    for (const row of rows) yield lineOf(row);
  }
}

function lineOf(row: Record<string, unknown>): CostLine {
  const amount = (column: string): bigint => readMoney(textIn(row, column));
  return {
    day: textIn(row, "day"),
    service: textIn(row, "service"),
    usageType: textIn(row, "usage_type"),
    value: textIn(row, "value"),
    unblended: amount("unblended"),
    amortized: amount("amortized"),
    netUnblended: amount("net_unblended"),
    netAmortized: amount("net_amortized"),
    blended: amount("blended"),
    quantity: textIn(row, "quantity"),
    isEstimated: row.is_estimated === true,
  };
}
