import type { Certainty, LikelyPolicy } from "./schema.ts";

/** What the explainer adds to a rule of `errors/explanation-rules.ts`, which knows cause and remedy only. */
export interface RuleDetail {
  likelyPolicy: LikelyPolicy;
  certainty: Certainty;
  /** What to do after the rule's own remedy. */
  steps: readonly string[];
  /** The page of AWS, or of the library, that says so. */
  docs: string;
}

/** A detail of a rule whose page at AWS says so in as many words. */
export const stated = (
  likelyPolicy: LikelyPolicy,
  docs: string,
  ...steps: readonly string[]
): RuleDetail => ({
  likelyPolicy,
  certainty: "stated",
  docs,
  steps,
});

/** A detail of a rule that was concluded from reports: takes what `stated` takes. */
export const inferred = (...detail: Parameters<typeof stated>): RuleDetail => ({
  ...stated(...detail),
  certainty: "inferred",
});
