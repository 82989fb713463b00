// Expressions of Cost Explorer and Budgets, checked and turned into a test of meters.
import { accountNames, costCategory } from "../seed/organization.ts";
import { validationError } from "../wire/aws-error.ts";
import type { Dimensions, Meter } from "./meter.ts";

/** Whether a key's tags are told on the days in question. */
export type TagsVisible = (key: string) => boolean;
export type MeterTest = (meter: Meter, visible: TagsVisible) => boolean;

export type MeterFilter = { test: MeterTest; tagKeys: readonly string[] };

/** An expression as Cost Explorer and Budgets have it. */
export type CostExpression = {
  And?: readonly CostExpression[] | undefined;
  Or?: readonly CostExpression[] | undefined;
  Not?: CostExpression | undefined;
  Dimensions?: Leaf | undefined;
  Tags?: Leaf | undefined;
  CostCategories?: Leaf | undefined;
};

/** Values and how they are compared, as all three kinds of leaves have them. */
type Leaf = {
  Key?: string | undefined;
  Values?: readonly string[] | undefined;
  MatchOptions?: readonly string[] | undefined;
};

const roots = ["And", "Or", "Not", "Dimensions", "Tags", "CostCategories"] as const;

const severalRoots =
  "Expression has more than one roots. Only one root operator is allowed for each expression: And, Or, Not, Dimensions, Tags, CostCategories";

/** Reads an expression. Throws ValidationException for one that Cost Explorer refuses. */
export function readFilter(expression: CostExpression | undefined): MeterFilter {
  if (expression === undefined) return { test: () => true, tagKeys: [] };
  const tagKeys: string[] = [];
  return { test: readExpression(expression, tagKeys), tagKeys };
}

function readExpression(expression: CostExpression, tagKeys: string[]): MeterTest {
  const given = roots.filter((root) => expression[root] !== undefined);
  if (given.length > 1) throw validationError(severalRoots);
  const { And, Or, Not, Dimensions: dimension, Tags, CostCategories } = expression;
  if (And !== undefined) return every(readList("And", And, tagKeys));
  if (Or !== undefined) return some(readList("Or", Or, tagKeys));
  if (Not !== undefined) return negate(readExpression(Not, tagKeys));
  if (Tags !== undefined) return tagTest(Tags, tagKeys);
  if (CostCategories !== undefined) return categoryTest(CostCategories);
  if (dimension !== undefined) return dimensionTest(dimension);
  throw validationError("Filter expression must have at least one root.");
}

function readList(root: string, list: readonly CostExpression[], tagKeys: string[]): MeterTest[] {
  if (list.length < 2)
    throw validationError(`Expression ${root} must have at least 2 expressions as its members.`);
  return list.map((item) => readExpression(item, tagKeys));
}

const every =
  (tests: readonly MeterTest[]): MeterTest =>
  (meter, visible) =>
    tests.every((test) => test(meter, visible));
const some =
  (tests: readonly MeterTest[]): MeterTest =>
  (meter, visible) =>
    tests.some((test) => test(meter, visible));
const negate =
  (test: MeterTest): MeterTest =>
  (meter, visible) =>
    !test(meter, visible);

function dimensionTest(leaf: Leaf): MeterTest {
  const read = dimensionReaders[leaf.Key ?? ""];
  if (read === undefined)
    throw validationError(
      `Dimension ${leaf.Key ?? "null"} is invalid. Valid values are ${Object.keys(dimensionReaders).join(", ")}`,
    );
  if (leaf.Values === undefined || leaf.Values.length === 0)
    throw validationError("Dimension values cannot be null or empty.");
  const matches = matcher(leaf);
  return ({ dimensions }) => matches(read(dimensions));
}

function tagTest(leaf: Leaf, tagKeys: string[]): MeterTest {
  const { Key: key = "", Values: values = [], MatchOptions: options = [] } = leaf;
  if (key === "") throw validationError("Tag key cannot be null or empty.");
  tagKeys.push(key);
  const has = ({ tags }: Meter, visible: TagsVisible): boolean => visible(key) && Object.hasOwn(tags, key);
  if (options.includes("ABSENT")) {
    if (values.length > 0) throw validationError("Values must be empty when the match option is ABSENT.");
    return (meter, visible) => !has(meter, visible);
  }
  if (values.length === 0) throw validationError("Tag values cannot be null or empty.");
  const matches = matcher(leaf);
  return (meter, visible) => matches(has(meter, visible) ? (meter.tags[key] ?? "") : "");
}

function categoryTest(leaf: Leaf): MeterTest {
  const { Key: key, MatchOptions: options = [] } = leaf;
  const valueOf = ({ dimensions }: Meter): string => categoryOf(key ?? "", dimensions);
  if (options.includes("ABSENT")) return (meter) => valueOf(meter) === "";
  const matches = matcher(leaf);
  return (meter) => matches(valueOf(meter));
}

/** The value of a cost category; empty for another one than the company's. */
export const categoryOf = (name: string, { account }: Dimensions): string =>
  name === costCategory.name ? (costCategory.values[account] ?? "") : "";

function matcher({ Values: values = [], MatchOptions: options = [] }: Leaf): (value: string) => boolean {
  const unknown = options.find((option) => !knownOptions.includes(option));
  if (unknown !== undefined) throw validationError(`Match option ${unknown} is not supported.`);
  const fold = options.includes("CASE_INSENSITIVE")
    ? (text: string) => text.toLowerCase()
    : (text: string) => text;
  const wanted = values.map(fold);
  const compare = comparisons[options.find((option) => Object.hasOwn(comparisons, option)) ?? "EQUALS"];
  if (compare === undefined) {
    const set = new Set(wanted);
    return (value) => set.has(fold(value));
  }
  return (value) => wanted.some((one) => compare(fold(value), one));
}

const comparisons: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  ENDS_WITH: (value, wanted) => value.endsWith(wanted),
  CONTAINS: (value, wanted) => value.includes(wanted),
};
const knownOptions = ["EQUALS", "ABSENT", "CASE_SENSITIVE", "CASE_INSENSITIVE", ...Object.keys(comparisons)];

const orNone = (value: string, none: string): string => (value === "" ? none : value);

/** What a line shows for each dimension. */
export const dimensionReaders: Readonly<Record<string, (dimensions: Dimensions) => string>> = {
  AZ: () => "NoAZ",
  INSTANCE_TYPE: ({ instanceType }) => orNone(instanceType, "NoInstanceType"),
  INSTANCE_TYPE_FAMILY: ({ instanceType }) =>
    orNone(instanceType.split(".").slice(0, -1).join("."), "NoInstanceTypeFamily"),
  LINKED_ACCOUNT: ({ account }) => account,
  LINKED_ACCOUNT_NAME: ({ account }) => accountNames[account] ?? account,
  OPERATION: ({ operation }) => orNone(operation, "NoOperation"),
  PURCHASE_TYPE: ({ recordType, instanceType }) =>
    recordType === "Usage" && instanceType !== "" ? "On Demand Instances" : "NoPurchaseType",
  REGION: ({ region }) => orNone(region, "NoRegion"),
  SERVICE: ({ service }) => service,
  SERVICE_CODE: ({ serviceCode }) => serviceCode,
  USAGE_TYPE: ({ usageType }) => orNone(usageType, "NoUsageType"),
  USAGE_TYPE_GROUP: () => "NoUsageTypeGroup",
  RECORD_TYPE: ({ recordType }) => recordType,
  PLATFORM: () => "NoPlatform",
  TENANCY: () => "NoTenancy",
  OPERATING_SYSTEM: () => "NoOperatingSystem",
  DATABASE_ENGINE: () => "NoDatabaseEngine",
  CACHE_ENGINE: () => "NoCacheEngine",
  DEPLOYMENT_OPTION: () => "NoDeploymentOption",
  LEGAL_ENTITY_NAME: ({ legalEntity }) => legalEntity,
  INVOICING_ENTITY: () => "Amazon Web Services, Inc.",
  BILLING_ENTITY: ({ billingEntity }) => billingEntity,
};
