import type { CostView } from "@quarry/domain/costs/schema";

/** A line of the table: a group, all that lie beyond the shown ones, or the sum of everything. */
export interface CostRow {
  kind: "group" | "others" | "total";
  /** The value of a group as the bill has it. */
  value: string;
  label: string;
  subject: CostView["groups"][number]["subject"];
  total: string;
  /** In the range before; undefined where that is not known. */
  before: string | undefined;
}

/**
 * The groups, what is left and the sum, with what each cost before. `earlier` is the same question about the range
 * before; a group that is not among its largest has no known amount unless that answer is whole.
 */
export function costRows(view: CostView, earlier: CostView | undefined): CostRow[] {
  const before = new Map(earlier?.groups.map(({ value, total }) => [value, total]));
  const otherwise = earlier && earlier.others === null ? "0" : undefined;
  const groups = view.groups.map(({ value, label, subject, total }): CostRow => {
    return { kind: "group", value, label, subject, total, before: before.get(value) ?? otherwise };
  });
  const { others } = view;
  const plain = { value: "", subject: null };
  return [
    ...groups,
    ...(others
      ? [{ ...plain, kind: "others" as const, label: others.label, total: others.total, before: undefined }]
      : []),
    { ...plain, kind: "total", label: "Total", total: view.total, before: earlier?.total },
  ];
}
