import type { ProfileTagsView, TagBreach, TagRule } from "@quarry/domain/tags/schema";
import type { FieldProblem } from "@/client/refusal.ts";

type Tag = Pick<ProfileTagsView["tags"][number], "key" | "value">;

/** What is asked of AWS: keys to set, keys to remove. */
export interface TagEdit {
  add: Tag[];
  remove: string[];
}

/** One key to set to a value, or with null to remove. */
interface TagFix {
  key: string;
  value: string | null;
}

/** The fixes of several breaches as one: where two name a key, the later one counts. */
export function joinFixes(breaches: readonly Pick<TagBreach, "fix">[]): TagFix[] {
  const byKey = new Map(breaches.flatMap(({ fix }) => fix.map((one) => [one.key, one] as const)));
  return [...byKey.values()];
}

/** Fixes as they are asked of AWS. */
export function editOfFixes(fixes: readonly TagFix[]): TagEdit {
  return {
    add: fixes.flatMap(({ key, value }) => (value === null ? [] : [{ key, value: value.trim() }])),
    remove: fixes.flatMap(({ key, value }) => (value === null ? [key] : [])),
  };
}

/** What turns the tags into the rows as they were typed. Rows that stayed empty mean nothing. */
export function editOfRows(tags: readonly Tag[], rows: readonly Tag[]): TagEdit {
  const before = new Map(tags.map(({ key, value }) => [key, value]));
  const typed = rows
    .map(({ key, value }) => ({ key: key.trim(), value: value.trim() }))
    .filter(({ key, value }) => key !== "" || value !== "");
  const kept = new Set(typed.map(({ key }) => key));
  return {
    add: typed.filter(({ key, value }) => before.get(key)?.trim() !== value),
    remove: tags.flatMap(({ key }) => (kept.has(key) ? [] : [key])),
  };
}

/** Whether there is nothing to do. */
export function isNothing({ add, remove }: TagEdit): boolean {
  return add.length + remove.length === 0;
}

/** What was refused of an edit, by the key it is about; what is about none stands under "". */
export function problemsByKey(
  { add, remove }: TagEdit,
  problems: readonly FieldProblem[],
): Map<string, string> {
  const byKey = new Map<string, string>();
  for (const { path, message } of problems) {
    const [list, index] = path.split(".");
    const key = list === "remove" ? remove[Number(index)] : add[Number(index)]?.key;
    byKey.set(key ?? "", message);
  }
  return byKey;
}

/** The rule for a key, in any spelling. */
export function ruleFor(rules: readonly TagRule[], key: string): TagRule | undefined {
  return rules.find((rule) => rule.key.toLowerCase() === key.trim().toLowerCase());
}
