import { arnParts, conditionContext } from "../../access/conditions.ts";
import { evaluateTrust } from "../../access/evaluate-trust.ts";
import { readPolicy } from "../../access/policy-document.ts";
import type { PolicyDocument } from "../../access/policy-document.ts";
import type { World } from "../../world/world.ts";
import { findRoleByArn } from "./find-identity.ts";
import type { RoleRow } from "./iam-rows.ts";

/**
 * Whether a service (e.g. `sagemaker.amazonaws.com`) may assume a role at this moment, acting for the role's own account.
 * `propagating`: the trust lets it in, but was written less than ten (scaled) seconds ago. `missing`: there is no role
 * of exactly this ARN, path included.
 */
export function mayService(
  world: World,
  roleArn: string,
  service: string,
): "yes" | "propagating" | "untrusted" | "missing" {
  const role = findRoleByArn(world.tables, roleArn);
  if (role === undefined) return "missing";
  if (!trustsService(role, service)) return "untrusted";
  return isPropagating(world, role) ? "propagating" : "yes";
}

const propagationMs = 10_000;

/** Whether AWS's services may not have heard of the role's trust yet. */
export function isPropagating({ clock, settings }: World, { trustChangedAt }: RoleRow): boolean {
  if (trustChangedAt === undefined) return false;
  return clock.now().getTime() < Date.parse(trustChangedAt) + propagationMs / settings.timeScale;
}

function trustsService(role: RoleRow, service: string): boolean {
  const trust = readPolicy(role.trust);
  if (trust === undefined) return false;
  const context = conditionContext({
    "aws:SourceAccount": role.account,
    "aws:SourceArn": sourceArns(trust, service, role.account),
  });
  const principals = { type: "Service", names: [service] } as const;
  return evaluateTrust(trust, { action: "sts:AssumeRole", principals, context }) === "allowed";
}

/**
 * Source ARNs that this service could act for: which resource asks is not known here, so Region and resource are
 * taken from the policy's own patterns, and only service and account decide.
 */
function sourceArns({ Statement: statements }: PolicyDocument, service: string, account: string): string[] {
  const patterns = statements.flatMap(({ Condition = {} }) =>
    Object.values(Condition).flatMap((keys) =>
      Object.entries(keys).flatMap(([key, values]) => (key.toLowerCase() === "aws:sourcearn" ? values : [])),
    ),
  );
  const vendor = service.split(".")[0] ?? "";
  return patterns.map((pattern) => {
    const [, , , region = "*", , resource = "*"] = arnParts(pattern);
    const [fixedRegion, fixedResource] = [
      region.replaceAll("*", "us-east-1"),
      resource.replaceAll("*", "any"),
    ];
    return `arn:aws:${vendor}:${fixedRegion}:${account}:${fixedResource}`;
  });
}
