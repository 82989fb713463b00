import type { ReadRole } from "@quarry/aws-core/roles/read-role";
import { z } from "zod";
import type { RepairStep, RoleState } from "../requests/identity-schema.ts";

/** What decides over a role, as it was read. */
export function stateOf({
  trust,
  inline,
  attached,
}: Pick<ReadRole, "trust" | "inline" | "attached">): RoleState {
  return {
    trust: z.json().parse(trust),
    inline: Object.fromEntries(inline.map(({ name, document }) => [name, z.json().parse(document)])),
    attached: attached.map(({ arn }) => arn).toSorted(),
  };
}

/** The state of a role after one more call of a repair. */
export function applyStep(state: RoleState, step: RepairStep): RoleState {
  const { inline, attached } = state;
  if (step.call === "UpdateAssumeRolePolicy") return { ...state, trust: step.document };
  if (step.call === "PutRolePolicy") {
    return { ...state, inline: { ...inline, [step.name]: z.json().parse(step.document) } };
  }
  if (step.call === "DeleteRolePolicy") {
    const others = Object.entries(inline).filter(([name]) => name !== step.name);
    return { ...state, inline: Object.fromEntries(others) };
  }
  const others = attached.filter((arn) => arn !== step.arn);
  return { ...state, attached: step.call === "AttachRolePolicy" ? [...others, step.arn].toSorted() : others };
}

/**
 * How many calls of a repair have been made already: the role is in the state between two of them. Null when it is in
 * none, because somebody has changed it since the plan was made.
 */
export function stepsDone(now: RoleState, before: RoleState, steps: readonly RepairStep[]): number | null {
  const sought = canonical(now);
  let state = before;
  // The last state that fits counts: a step may bring about what was there before.
  let done = canonical(state) === sought ? 0 : null;
  for (const [index, step] of steps.entries()) {
    state = applyStep(state, step);
    if (canonical(state) === sought) done = index + 1;
  }
  return done;
}

/** As JSON in which the order of keys does not count. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
