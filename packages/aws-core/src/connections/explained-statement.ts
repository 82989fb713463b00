import type { PolicyStatement } from "../policies/policy-document.ts";

/** A statement of a policy, and what it is for. */
export interface ExplainedStatement extends PolicyStatement {
  sentence: string;
}

/** A statement that allows something. */
export function allow(
  Sid: string,
  sentence: string,
  what: Pick<PolicyStatement, "Action" | "Resource" | "Condition">,
): ExplainedStatement {
  return { Sid, sentence, Effect: "Allow", ...what };
}

/** Actions of one service, as policies name them. */
export function inService(service: string, names: readonly string[]): string[] {
  return names.map((name) => `${service}:${name}`);
}
