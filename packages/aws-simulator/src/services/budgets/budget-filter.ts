// Which costs count towards a budget: the old filters and cost types, or the newer expression with its metric.
import type { Budget, CostTypes } from "@aws-sdk/client-budgets";
import type { Measure } from "../../costs/aggregate.ts";
import { dimensionReaders, readFilter } from "../../costs/cost-filter.ts";
import type { MeterFilter, MeterTest } from "../../costs/cost-filter.ts";
import { costCategory } from "../../seed/organization.ts";
import { readMetric } from "../ce/ce-metrics.ts";
import { AwsError } from "../../wire/aws-error.ts";
import { invalidParameter } from "./budget-rows.ts";

export type BudgetView = Pick<
  Budget,
  "CostFilters" | "CostTypes" | "FilterExpression" | "Metrics" | "BudgetType"
>;

/** What a budget sums. Throws InvalidParameterException for filters that Budgets does not know. */
export function readBudgetView(budget: BudgetView): { filter: MeterFilter; measure: Measure } {
  if (budget.FilterExpression !== undefined || budget.Metrics !== undefined)
    return { filter: readExpression(budget), measure: readMetric(budget.Metrics?.[0] ?? "UnblendedCost") };
  const types = budget.CostTypes ?? {};
  const { test, tagKeys } = readCostFilters(budget.CostFilters ?? {});
  const counts = recordTypeTest(types);
  return {
    filter: { test: (meter, visible) => counts(meter, visible) && test(meter, visible), tagKeys },
    measure: budget.BudgetType === "USAGE" ? "quantity" : types.UseAmortized === true ? "spread" : "gross",
  };
}

/** Budgets and Cost Explorer name the same refusals differently. */
function readExpression({ FilterExpression }: BudgetView): MeterFilter {
  try {
    return readFilter(FilterExpression);
  } catch (error) {
    if (error instanceof AwsError) throw invalidParameter(error.message);
    throw error;
  }
}

/** Names of the old filters, and the dimensions that they are. */
const dimensionsOfFilters: Readonly<Record<string, string>> = {
  AZ: "AZ",
  BillingEntity: "BILLING_ENTITY",
  InstanceType: "INSTANCE_TYPE",
  InvoicingEntity: "INVOICING_ENTITY",
  LegalEntityName: "LEGAL_ENTITY_NAME",
  LinkedAccount: "LINKED_ACCOUNT",
  Operation: "OPERATION",
  PurchaseType: "PURCHASE_TYPE",
  Region: "REGION",
  Service: "SERVICE",
  UsageType: "USAGE_TYPE",
  UsageTypeGroup: "USAGE_TYPE_GROUP",
};

function readCostFilters(filters: Readonly<Record<string, readonly string[]>>): MeterFilter {
  const read = Object.entries(filters).map(([name, values]) => readCostFilter(name, values));
  return {
    test: (meter, visible) => read.every(({ test }) => test(meter, visible)),
    tagKeys: read.flatMap(({ tagKeys }) => tagKeys),
  };
}

function readCostFilter(name: string, values: readonly string[]): MeterFilter {
  if (name === "TagKeyValue") return readTagFilter(values);
  if (name === "CostCategory")
    return {
      test: ({ dimensions: { account } }) =>
        values.includes(`${costCategory.name}$${costCategory.values[account] ?? ""}`),
      tagKeys: [],
    };
  const read = dimensionReaders[dimensionsOfFilters[name] ?? ""];
  if (read === undefined)
    throw invalidParameter(`Unable to create budget: ${name} is not a valid cost filter.`);
  return { test: ({ dimensions }) => values.includes(read(dimensions)), tagKeys: [] };
}

/**
 * Values of the form `user:Key$Value`; any other form with a `$` is taken and matches nothing. An empty value stands
 * for costs without the key.
 */
function readTagFilter(values: readonly string[]): MeterFilter {
  const wrong = values.find((value) => !value.includes("$"));
  if (wrong !== undefined)
    throw invalidParameter(`Unable to create budget: ${wrong} is not of the form user:Key$Value.`);
  const wanted = new Set(values);
  const absent = values.filter((value) => value.endsWith("$")).map((value) => value.slice(0, -1));
  const test: MeterTest = ({ tags }, visible) =>
    Object.entries(tags).some(([key, value]) => visible(key) && wanted.has(`${owner(key)}${key}$${value}`)) ||
    absent.some((text) => !Object.keys(tags).some((key) => visible(key) && `${owner(key)}${key}` === text));
  return { test, tagKeys: values.flatMap(keysBefore) };
}

const owner = (key: string): string => (key.startsWith("aws:") ? "" : "user:");

/** Every key that a value may be about: a `$` may stand in the key, in the value, or between them. */
const keysBefore = (value: string): string[] =>
  [...value.matchAll(/\$/g)].map(({ index }) => value.slice(0, index).replace(/^user:/, ""));

/** Kinds of lines that a cost type may leave out. */
const recordTypes: readonly (readonly [type: keyof CostTypes, recordTypes: readonly string[]])[] = [
  ["IncludeTax", ["Tax"]],
  ["IncludeCredit", ["Credit"]],
  ["IncludeRefund", ["Refund"]],
  ["IncludeUpfront", ["SavingsPlanUpfrontFee"]],
  ["IncludeSubscription", ["SavingsPlanUpfrontFee"]],
];

function recordTypeTest(types: CostTypes): MeterTest {
  const left = new Set(recordTypes.flatMap(([type, names]) => (types[type] === false ? names : [])));
  return ({ dimensions: { recordType } }) => !left.has(recordType);
}

/** Cost types with AWS's defaults filled in. */
export const wholeCostTypes = (types: CostTypes = {}): CostTypes => ({
  IncludeTax: true,
  IncludeSubscription: true,
  UseBlended: false,
  IncludeRefund: true,
  IncludeCredit: true,
  IncludeUpfront: true,
  IncludeRecurring: true,
  IncludeOtherSubscription: true,
  IncludeSupport: true,
  IncludeDiscount: true,
  UseAmortized: false,
  ...types,
});
