import { createHash } from "node:crypto";
import type { LeastPlan } from "./request-kind.ts";

/**
 * What an approver agrees to, as 64 hexadecimal digits: the wish, the call and its price. Figures that change
 * by themselves, such as the quota left, are no part of it.
 */
export function specHash(spec: object, { call, cost }: LeastPlan): string {
  const agreed = { spec, call, monthlyMicrodollars: cost.monthlyMicrodollars };
  return createHash("sha256").update(canonical(agreed)).digest("hex");
}

// JSONB gives keys back in its own order, so the order must not count.
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}
