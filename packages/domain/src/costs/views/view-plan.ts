import type { DayRange } from "../days-schema.ts";
import type { CostFilter, CostGroupBy, CostMetric } from "../schema.ts";

/** Values of a grouping that count: those that the filter names, or those whose profile or endpoint has such a tag. */
export type ValueCondition =
  | { kind: "named"; filter: CostFilter }
  | { kind: "catalog"; of: "profile" | "endpoint"; isByArn: boolean; filter: CostFilter };

/** Lines of some groupings, which are added to the sum or, where another part has them too, taken out of it. */
export interface LinePart {
  groupingIds: readonly number[];
  conditions: readonly ValueCondition[];
  sign: 1 | -1;
  /** The group that all of it belongs to; null: each line to the one its own names tell. */
  group: string | null;
}

/** What lines have to be told apart by, beside their values: nothing, services, or services and usage types. */
export type LineDetail = "value" | "service" | "usage";

/** What is read for a question, before it is said of which days. */
export interface ViewPlan {
  groupBy: CostGroupBy;
  parts: readonly LinePart[];
  /** Filters that any line answers by itself. */
  lineFilters: readonly CostFilter[];
  detail: LineDetail;
  /** Of the groupings that answer: the least and the most that is held of any. */
  held: { from: string | null; until: string | null; untilAnywhere: string | null; refreshedAt: Date | null };
  /** Whose days tell what AWS may still change. */
  groupingIds: readonly number[];
  remarks: readonly string[];
}

/** A part whose values have been looked up. */
export interface ReadyPart extends LinePart {
  /** Null: any value. */
  valueIds: readonly number[] | null;
}

export interface ReadyPlan extends ViewPlan {
  parts: readonly ReadyPart[];
}

/** A plan with its days and its metric: all that SQL needs. */
export interface LineQuestion {
  plan: ReadyPlan;
  range: DayRange;
  metric: CostMetric;
}

/** Dimensions that lie in a grouping's values; the others are told by service and usage type of any line. */
export function isOfValues(by: CostGroupBy): boolean {
  return by === "account" || by === "profile" || by === "endpoint" || by.startsWith("tag:");
}

/** Whether profiles and endpoints as Quarry knows them now have a part in the answer. */
export function usesCatalog({ groupBy, parts }: ViewPlan): boolean {
  const conditions = parts.flatMap((part) => part.conditions);
  return (
    isOfCatalog(groupBy) ||
    conditions.some(({ kind, filter }) => kind === "catalog" || isOfCatalog(filter.by))
  );
}

/** Dimensions whose groups are what Quarry knows: profiles and endpoints. */
export function isOfCatalog(by: CostGroupBy): by is "profile" | "endpoint" {
  return by === "profile" || by === "endpoint";
}
