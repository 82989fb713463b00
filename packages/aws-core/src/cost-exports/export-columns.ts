import { ExportRefusal } from "./export-refusal.ts";
import { tagNameOf } from "./tag-name.ts";

/** Columns of CUR 2.0 without which no line can be read. */
export const neededColumns = [
  "line_item_usage_start_date",
  "line_item_usage_account_id",
  "line_item_usage_type",
  "line_item_usage_amount",
  "line_item_line_item_type",
  "line_item_unblended_cost",
  "line_item_blended_cost",
  "line_item_currency_code",
  "line_item_resource_id",
  "bill_invoice_id",
] as const;

/** One of these says what is sold; the product code alone does not tell one model of a third party from another. */
export const namingColumns = ["product", "product_product_name", "product_servicename"] as const;

/** Columns that a line of such a type needs, because what it costs spread over time stands there. */
export const columnsOfType: Readonly<Record<string, readonly string[]>> = {
  SavingsPlanCoveredUsage: ["savings_plan_savings_plan_effective_cost"],
  SavingsPlanRecurringFee: ["savings_plan_total_commitment_to_date", "savings_plan_used_commitment"],
  DiscountedUsage: ["reservation_effective_cost"],
  RIFee: ["reservation_unused_amortized_upfront_fee_for_billing_period", "reservation_unused_recurring_fee"],
};

/** Columns that are there only for accounts with discounts, or only where somebody chose them. */
export const optionalAmounts = [
  "line_item_net_unblended_cost",
  "savings_plan_net_savings_plan_effective_cost",
  "reservation_net_effective_cost",
  "reservation_net_unused_amortized_upfront_fee_for_billing_period",
  "reservation_net_unused_recurring_fee",
] as const;

/**
 * Refuses a file that lacks columns which every line needs, and says how to get them.
 * @throws ExportRefusal `unfit`
 */
export function requireColumns(file: string, columns: ReadonlySet<string>, tagKeys: readonly string[]): void {
  const tags = tagKeys.map((tagKey) => tagNameOf(tagKey).column);
  const missing: string[] = [...new Set<string>([...neededColumns, ...tags])].filter(
    (column) => !columns.has(column),
  );
  if (!namingColumns.some((column) => columns.has(column))) missing.push("product");
  if (missing.length > 0) throw missingColumns(file, missing);
}

/** The refusal of a file that lacks columns. */
export function missingColumns(file: string, missing: readonly string[]): ExportRefusal {
  const [what, them] = missing.length === 1 ? ["the column", "it"] : ["the columns", "them"];
  const resources = missing.includes("line_item_resource_id")
    ? " line_item_resource_id comes with the setting “Include resource IDs”."
    : "";
  return new ExportRefusal(
    "unfit",
    `${file} has not ${what} ${missing.join(", ")}. Add ${them} to the query of the Data Export.${resources}`,
  );
}
