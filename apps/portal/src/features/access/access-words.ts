import type { Certainty, LikelyPolicy, PrincipalKind } from "@quarry/aws-core/access-explainer/schema";

/** What stands in the way, in the words of AWS where it has some. */
export const likelyPolicyWords: Record<LikelyPolicy, string> = {
  "permissions-boundary": "Permissions boundary",
  "wrong-project-tag": "Wrong Studio project tag",
  "missing-project-tag": "Missing Studio project tag",
  "identity-policy": "Identity-based policy",
  "pass-role": "iam:PassRole",
  "resource-policy": "Resource-based policy",
  "role-trust-policy": "Role trust policy",
  "session-policy": "Session policy",
  scp: "Service control policy",
  rcp: "Resource control policy",
  "vpc-endpoint-policy": "VPC endpoint policy",
  "missing-destination-region": "Missing destination Region",
  "missing-provider": "Missing provider",
  "on-demand-not-supported": "On-demand not supported",
  "model-access": "Model access",
  marketplace: "Marketplace subscription",
  "use-case-form": "Use-case form",
  region: "Region",
  quota: "Quota",
  credentials: "Credentials",
  request: "The request itself",
  service: "The service",
  unknown: "Not known",
};

/** How sure the likely policy is. */
export const certaintyWords: Record<Certainty, string> = {
  stated: "Stated in the text",
  inferred: "Inferred",
};

/** What kind of caller was refused. */
export const principalWords: Record<PrincipalKind, string> = {
  "studio-project-role": "Unified Studio project role",
  "sagemaker-execution-role": "SageMaker execution role",
  "identity-center-role": "IAM Identity Center role",
  "assumed-role": "Assumed role",
  role: "Role",
  user: "User",
  "federated-user": "Federated user",
  root: "Root user",
  service: "AWS service",
  unknown: "Caller",
};

/** Whose page an address leads to. */
export function docsName(address: string): string {
  const { hostname, pathname } = new URL(address);
  if (pathname.includes("/aws-managed-policy/")) return "The managed policy in AWS’s documentation";
  if (hostname === "docs.aws.amazon.com") return "AWS documentation";
  if (hostname === "repost.aws") return "AWS re:Post";
  return hostname;
}
