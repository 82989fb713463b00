import { columnsOfType, optionalAmounts } from "./export-columns.ts";
import { quoted } from "./open-duckdb.ts";
import { tagNameOf } from "./tag-name.ts";

/** The columns of one file and DuckDB's name of their types. */
export type FileColumns = ReadonlyMap<string, string>;

/** Types of lines that are usage; the amount of others repeats that of the usage they are for. */
export const usageTypes = ["Usage", "DiscountedUsage", "SavingsPlanCoveredUsage"];

/** The columns with amounts that this file has. */
export function amountColumns(columns: FileColumns): string[] {
  const all = [
    "line_item_unblended_cost",
    "line_item_blended_cost",
    "line_item_usage_amount",
    ...Object.values(columnsOfType).flat(),
    ...optionalAmounts,
  ];
  return all.filter((column) => columns.has(column));
}

/**
 * A column as a decimal of ten digits after the point, NULL where it is empty or no number. Parquet files of CUR 2.0
 * hold doubles: each becomes the decimal that AWS wrote before anything is added. Up to 2^51 ten-billionths, some
 * 225,000 dollars a line, rounding finds it; beyond that, the shortest text that names the double.
 */
export function decimalOf(columns: FileColumns, column: string): string {
  const type = columns.get(column);
  if (type === undefined) return "NULL::DECIMAL(38,10)";
  const asText = `try_cast(${column}::VARCHAR AS DECIMAL(38,10))`;
  if (type === "DOUBLE" || type === "FLOAT")
    return `CASE WHEN abs(${column}) < 200000 THEN ${column}::DECIMAL(18,10) ELSE ${asText} END`;
  return isNumber(type) ? `try_cast(${column} AS DECIMAL(38,10))` : asText;
}

/** Whether a column holds something that is no number. */
export function isBadNumber(columns: FileColumns, column: string): string {
  const filled = columns.get(column) === "VARCHAR" ? `nullif(trim(${column}), '')` : column;
  return `${filled} IS NOT NULL AND ${decimalOf(columns, column)} IS NULL`;
}

const isNumber = (type: string): boolean => /^(DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT)/.test(type);

/** A column as a day in UTC; CSV writes `2026-05-01T00:00:00Z`. */
export function dayOf(columns: FileColumns, column: string): string {
  const text = columns.get(column) === "VARCHAR" ? `substr(${column}, 1, 10)` : column;
  return `try_cast(${text} AS DATE)`;
}

/** A column as text, "" where it is empty or missing. */
export function textOf(columns: FileColumns, column: string): string {
  return columns.has(column) ? `coalesce(trim(${column}::VARCHAR), '')` : "''";
}

/** What a map says of a key, "" where it says nothing; CSV holds maps as JSON. */
export function valueOf(columns: FileColumns, column: string, key: string): string {
  const type = columns.get(column);
  if (type === undefined) return "''";
  if (type !== "VARCHAR") return `coalesce(${column}[${quoted(key)}]::VARCHAR, '')`;
  const pointer = `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return `coalesce(CASE WHEN json_valid(${column}) THEN json_extract_string(${column}, ${quoted(pointer)}) END, '')`;
}

/** Whether a column should hold a map as JSON and does not. */
export function isBadMap(column: string): string {
  return `${column} IS NOT NULL AND ${column} <> '' AND NOT json_valid(${column})`;
}

/** The value of a tag of the line. */
export function tagOf(columns: FileColumns, tagKey: string): string {
  const { column, key } = tagNameOf(tagKey);
  return valueOf(columns, column, key);
}

/** What is sold, as Cost Explorer's SERVICE; "" where the line does not say, as credits often do not. */
export function serviceNameOf(columns: FileColumns): string {
  const names = [
    valueOf(columns, "product", "product_name"),
    textOf(columns, "product_product_name"),
    textOf(columns, "product_servicename"),
  ];
  return `coalesce(${names.map((name) => `nullif(${name}, '')`).join(", ")}, '')`;
}

/**
 * The five metrics of a line. Amortized: usage under a plan or a reservation costs its share of what was paid for it,
 * what was paid up front counts for nothing by itself, and what of a commitment was not used stands by itself. Net
 * metrics are those after discounts; where AWS leaves them empty there are none.
 *
 * Source: https://docs.aws.amazon.com/cur/latest/userguide/cur-sp.html and amortized-reservation.html
 */
export function amountsOf(columns: FileColumns): Record<"unblended" | "blended" | "net" | Amortized, string> {
  const amount = (column: string): string => `coalesce(${decimalOf(columns, column)}, 0)`;
  const net = (column: string, gross: string): string => `coalesce(${decimalOf(columns, column)}, ${gross})`;
  const unblended = amount("line_item_unblended_cost");
  const gross: Shares = {
    plain: unblended,
    plan: amount("savings_plan_savings_plan_effective_cost"),
    unusedPlan: `(${amount("savings_plan_total_commitment_to_date")} - ${amount("savings_plan_used_commitment")})`,
    reservation: amount("reservation_effective_cost"),
    unusedUpfront: amount("reservation_unused_amortized_upfront_fee_for_billing_period"),
    unusedFee: amount("reservation_unused_recurring_fee"),
  };
  const afterDiscounts: Shares = {
    plain: net("line_item_net_unblended_cost", unblended),
    plan: net("savings_plan_net_savings_plan_effective_cost", gross.plan),
    unusedPlan: gross.unusedPlan,
    reservation: net("reservation_net_effective_cost", gross.reservation),
    unusedUpfront: net(
      "reservation_net_unused_amortized_upfront_fee_for_billing_period",
      gross.unusedUpfront,
    ),
    unusedFee: net("reservation_net_unused_recurring_fee", gross.unusedFee),
  };
  return {
    unblended,
    blended: amount("line_item_blended_cost"),
    net: afterDiscounts.plain,
    amortized: amortized(columns, gross),
    netAmortized: amortized(columns, afterDiscounts),
  };
}

type Amortized = "amortized" | "netAmortized";

/** Expressions of what a line costs by its type. */
interface Shares {
  plain: string;
  plan: string;
  unusedPlan: string;
  reservation: string;
  unusedUpfront: string;
  unusedFee: string;
}

function amortized(columns: FileColumns, shares: Shares): string {
  const reservation = textOf(columns, "reservation_reservation_a_r_n");
  return `CASE line_item_line_item_type
    WHEN 'SavingsPlanCoveredUsage' THEN ${shares.plan}
    WHEN 'SavingsPlanRecurringFee' THEN ${shares.unusedPlan}
    WHEN 'SavingsPlanNegation' THEN 0
    WHEN 'SavingsPlanUpfrontFee' THEN 0
    WHEN 'DiscountedUsage' THEN ${shares.reservation}
    WHEN 'RIFee' THEN ${shares.unusedUpfront} + ${shares.unusedFee}
    WHEN 'Fee' THEN CASE WHEN ${reservation} = '' THEN ${shares.plain} ELSE 0 END
    ELSE ${shares.plain} END`;
}
