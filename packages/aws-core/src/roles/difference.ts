import { z } from "zod";

/**
 * How an identity differs from its template: `missing` breaks what it is for, `wider` gives away more than that,
 * `unknown` cannot be told from the documents.
 */
export const RoleDifference = z.strictObject({
  kind: z.enum(["missing", "wider", "unknown"]),
  about: z.enum(["principal", "action", "resource", "condition", "policy"]),
  /** Where to look: the policy and statement, or the statement of the template that is not met. */
  where: z.string(),
  actions: z.array(z.string()),
  resources: z.array(z.string()),
  /** Condition keys, or principals. */
  names: z.array(z.string()),
  why: z.string(),
  remedy: z.string(),
});
export type RoleDifference = z.infer<typeof RoleDifference>;

/** Fills in the lists that a difference does not need. */
export function difference(
  parts: Omit<RoleDifference, "actions" | "resources" | "names"> & Partial<RoleDifference>,
): RoleDifference {
  return { actions: [], resources: [], names: [], ...parts };
}

/** Names as a sentence lists them. */
export function listed(names: readonly string[]): string {
  return list.format(names);
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
