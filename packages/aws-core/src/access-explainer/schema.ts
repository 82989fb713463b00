import { z } from "zod";
import { VerdictRule } from "../verdicts/schema.ts";

/** What most likely stands in the way: a kind of policy, or a condition that no policy can lift. */
export const likelyPolicies = [
  "permissions-boundary",
  "wrong-project-tag",
  "missing-project-tag",
  "identity-policy",
  "pass-role",
  "resource-policy",
  "role-trust-policy",
  "session-policy",
  "scp",
  "rcp",
  "vpc-endpoint-policy",
  "missing-destination-region",
  "missing-provider",
  "on-demand-not-supported",
  "model-access",
  "marketplace",
  "use-case-form",
  "region",
  "quota",
  "credentials",
  "request",
  "service",
  "unknown",
] as const;

export const LikelyPolicy = z.enum(likelyPolicies);
export type LikelyPolicy = z.infer<typeof LikelyPolicy>;

/** `stated`: the text itself says which policy or condition it was. `inferred`: it follows from what the text says. */
export const Certainty = z.enum(["stated", "inferred"]);
export type Certainty = z.infer<typeof Certainty>;

export const principalKinds = [
  "studio-project-role",
  "sagemaker-execution-role",
  "identity-center-role",
  "assumed-role",
  "role",
  "user",
  "federated-user",
  "root",
  "service",
  "unknown",
] as const;

export const PrincipalKind = z.enum(principalKinds);
export type PrincipalKind = z.infer<typeof PrincipalKind>;

/** Who was refused. */
export const Principal = z.strictObject({
  /** As AWS named it: an ARN or the name of a service. */
  text: z.string(),
  kind: PrincipalKind,
  /** The role, user or service without the ARN around it. */
  name: z.string().nullable(),
  account: z.string().nullable(),
  /** The Unified Studio project that a Studio project role belongs to. */
  projectId: z.string().nullable(),
});
export type Principal = z.infer<typeof Principal>;

/** What was refused: an ARN, a model id or `*`. */
export const RefusedResource = z.strictObject({
  text: z.string(),
  /** The resource type inside the ARN, such as `application-inference-profile`; null where it is not known. */
  type: z.string().nullable(),
  region: z.string().nullable(),
  account: z.string().nullable(),
});
export type RefusedResource = z.infer<typeof RefusedResource>;

/** A policy, command or piece of code that is part of the remedy. */
export const RemedyCode = z.strictObject({
  /** Where it belongs, such as "Statement for the caller’s policy". */
  title: z.string(),
  language: z.enum(["json", "shell", "python"]),
  code: z.string(),
});
export type RemedyCode = z.infer<typeof RemedyCode>;

/** What a refusal means and what to do about it. Secrets of the pasted text are masked wherever they stood. */
export const AccessExplanation = z.strictObject({
  /** The rule that decided; null when nothing was recognised. */
  ruleId: z.string().nullable(),
  title: z.string(),
  why: z.string(),
  likelyPolicy: LikelyPolicy,
  certainty: Certainty,
  /** AWS's own words for why it refused, such as "because no session policy allows the … action". */
  reason: z.string().nullable(),
  errorCode: z.string().nullable(),
  operation: z.string().nullable(),
  /** The IAM action that was refused, or that the operation is authorised as. */
  action: z.string().nullable(),
  resource: RefusedResource.nullable(),
  principal: Principal.nullable(),
  /** The Region that was called, as far as the text tells. */
  callRegion: z.string().nullable(),
  /** The application inference profile concerned: the resource, or the one that the call went through. */
  profileArn: z.string().nullable(),
  /** The policy that AWS itself named. */
  policyArn: z.string().nullable(),
  steps: z.array(z.string()),
  code: RemedyCode.nullable(),
  docs: z.url(),
  /** Published rules of the Unified Studio that the answer rests on. */
  rules: z.array(VerdictRule),
  /** The part of the text that was read as the error, in one line. */
  excerpt: z.string(),
  /** How many further, different refusals the text holds; the last one is explained. */
  otherRefusals: z.int().min(0),
  /** How many secrets were masked. */
  masked: z.int().min(0),
});
export type AccessExplanation = z.infer<typeof AccessExplanation>;
