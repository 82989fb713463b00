import { z } from "zod";

export const studioVerdicts = [
  "studio-made",
  "tagged-for-project",
  "other-project",
  "domain-only",
  "untagged",
  "blocked",
  "unknown",
] as const;

export const StudioVerdictName = z.enum(studioVerdicts);
export type StudioVerdictName = z.infer<typeof StudioVerdictName>;

export const ruleIds = [
  "profile-needs-project-tag",
  "tag-must-equal-project",
  "model-only-through-profile",
  "nothing-else-listed",
  "identity-policy-tag-equality",
  "playground-domain-profile",
  "studio-description",
  "managed-tag-field-report",
  "tag-key-case",
  "profile-call-needs-model-permission",
  "on-demand-or-profile",
  "imported-model-invoke",
  "prompt-router",
  "provisioned-capacity",
  "marketplace-endpoint",
  "no-boundary-outside-studio",
  "same-region",
  "api-identifier-patterns",
] as const;

export const RuleId = z.enum(ruleIds);
export type RuleId = z.infer<typeof RuleId>;

/** A rule a verdict rests on: what it says, and the address where AWS or a report says it. */
export const VerdictRule = z.strictObject({ id: RuleId, text: z.string(), source: z.url() });
export type VerdictRule = z.infer<typeof VerdictRule>;

/** A tag that is absent (`actual` null) or has another value; `expected` null: any project id. */
export const TagMismatch = z.strictObject({
  key: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  /** Whether access fails without it; false for tags that are only good practice. */
  required: z.boolean(),
});
export type TagMismatch = z.infer<typeof TagMismatch>;

/** Whether a profile can be used from a SageMaker Unified Studio project, judged by description and tags. */
export const StudioVerdict = z.strictObject({
  verdict: StudioVerdictName,
  /** `unproven`: neither a rule for nor a rule against it is known. */
  usable: z.enum(["yes", "no", "unproven"]),
  /** From the tag, else from the description; null if neither names one. */
  projectId: z.string().nullable(),
  domainId: z.string().nullable(),
  /** The reason, in one sentence. */
  sentence: z.string(),
  missing: z.array(TagMismatch),
  ruleIds: z.array(RuleId),
  /** Address of the rule that decided. */
  source: z.url(),
});
export type StudioVerdict = z.infer<typeof StudioVerdict>;

export const environments = [
  "unified-studio",
  "studio-classic",
  "notebook-instance",
  "ec2-lambda-local",
] as const;

export const Environment = z.enum(environments);
export type Environment = z.infer<typeof Environment>;

export const targetKinds = [
  "foundation-model",
  "system-profile",
  "application-profile",
  "imported-model",
  "prompt-router",
  "provisioned-model",
  "custom-model-deployment",
  "sagemaker-endpoint",
  "invalid",
] as const;

export const TargetKind = z.enum(targetKinds);
export type TargetKind = z.infer<typeof TargetKind>;

/** Whether a model id or ARN can be called from an environment, why, and what to do instead. */
export const TargetCheck = z.strictObject({
  kind: TargetKind,
  works: z.enum(["yes", "no", "depends"]),
  why: z.string(),
  instead: z.array(z.string()),
  rules: z.array(VerdictRule),
  /** Present for an application profile judged for the Unified Studio. */
  verdict: StudioVerdict.nullable(),
  /** What is wrong with an invalid target: the text, and the character position (from 0) it begins at. */
  invalid: z.strictObject({ what: z.string(), position: z.int().min(0) }).nullable(),
  proofNote: z.string(),
});
export type TargetCheck = z.infer<typeof TargetCheck>;
