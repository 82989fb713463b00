import type { DimensionValuesWithAttributes, GroupDefinition } from "@aws-sdk/client-cost-explorer";
import type { Grouping } from "../../costs/aggregate.ts";
import type { Cell } from "../../costs/group-table.ts";
import { categoryOf, dimensionReaders } from "../../costs/cost-filter.ts";
import { accountNames } from "../../seed/organization.ts";
import { validationError } from "../../wire/aws-error.ts";

const mostGroups = 2;

/** Dimensions that may group; others only filter. */
const groupingDimensions: readonly string[] = [
  "AZ",
  "INSTANCE_TYPE",
  "LINKED_ACCOUNT",
  "OPERATION",
  "PURCHASE_TYPE",
  "SERVICE",
  "USAGE_TYPE",
  "PLATFORM",
  "TENANCY",
  "RECORD_TYPE",
  "LEGAL_ENTITY_NAME",
  "INVOICING_ENTITY",
  "DEPLOYMENT_OPTION",
  "DATABASE_ENGINE",
  "CACHE_ENGINE",
  "INSTANCE_TYPE_FAMILY",
  "REGION",
  "BILLING_ENTITY",
];

/** Reads up to two groups. Throws ValidationException in Cost Explorer's words. */
export function readGroups(definitions: readonly GroupDefinition[] = []): Grouping[] {
  if (definitions.length > mostGroups) throw validationError("Only two values for GroupBy are allowed");
  return definitions.map(readGroup);
}

function readGroup({ Type, Key = "" }: GroupDefinition): Grouping {
  if (Type === undefined || Key === "")
    throw validationError(
      "Group Definition is invalid. Both type an key need to be set to a non-empty value.",
    );
  switch (Type) {
    case "TAG":
      return { tagKey: Key };
    case "COST_CATEGORY":
      return { read: ({ dimensions }) => `${Key}$${categoryOf(Key, dimensions)}` };
    case "DIMENSION":
      return readDimension(Key);
    default:
      throw validationError("Group Definition type is invalid.");
  }
}

function readDimension(key: string): Grouping {
  const read = groupingDimensions.includes(key) ? dimensionReaders[key] : undefined;
  if (read === undefined)
    throw validationError(
      `Group Definition dimension is invalid. Valid values are ${groupingDimensions.join(", ")}.`,
    );
  return { read: ({ dimensions }) => read(dimensions) };
}

/** Names of the accounts that are among the keys, where the groups have accounts. */
export function describeAccounts(
  definitions: readonly GroupDefinition[],
  cells: readonly Pick<Cell, "keys">[],
): DimensionValuesWithAttributes[] {
  const position = definitions.findIndex(({ Type, Key }) => Type === "DIMENSION" && Key === "LINKED_ACCOUNT");
  if (position === -1) return [];
  const accounts = new Set(cells.flatMap(({ keys }) => keys[position] ?? []));
  return [...accounts].toSorted().map(describeAccount);
}

export const describeAccount = (account: string): DimensionValuesWithAttributes => ({
  Value: account,
  Attributes: { description: accountNames[account] ?? account },
});
