import type { AssumeRoleRequest } from "@aws-sdk/client-sts";
import { requestContext } from "../../access/authorize.ts";
import { evaluateTrust } from "../../access/evaluate-trust.ts";
import { readPolicy } from "../../access/policy-document.ts";
import type { Call } from "../../server/call.ts";
import type { Checked } from "../../wire/service.ts";
import { findCaller } from "../iam/find-identity.ts";
import { identityArn } from "../iam/iam-rows.ts";
import type { RoleRow } from "../iam/iam-rows.ts";

type Input = Checked<AssumeRoleRequest>;

/** Whether a role's trust policy lets the caller assume it this way; session tags and a source identity need their own leave. */
export function mayAssume(call: Call, role: RoleRow, input: Input): boolean {
  const actions = [
    "sts:AssumeRole",
    ...((input.Tags ?? []).length > 0 ? ["sts:TagSession"] : []),
    ...(input.SourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
  ];
  const { account } = call.principal;
  const names = [...ownArns(call), account, `arn:aws:iam::${account}:root`];
  return actions.every((action) => isTrusted(call, role, { action, names, input }));
}

/** Whether a role of the caller's own account names that very user, role or session: then no identity policy has to allow it. */
export function isNamedItself(call: Call, role: RoleRow, input: Input): boolean {
  if (role.account !== call.principal.account) return false;
  return isTrusted(call, role, { action: "sts:AssumeRole", names: ownArns(call), input });
}

/** The caller's ARN and, for a session, that of its role. */
function ownArns({ world, principal }: Call): string[] {
  const row = findCaller(world.tables, principal);
  return row === undefined ? [principal.arn] : [principal.arn, identityArn(row)];
}

type Ask = { action: string; names: readonly string[]; input: Input };

function isTrusted(call: Call, role: RoleRow, { action, names, input }: Ask): boolean {
  const trust = readPolicy(role.trust);
  if (trust === undefined) return false;
  const roleOfCaller = ownArns(call).at(-1) ?? call.principal.arn;
  const context = requestContext(
    { principal: call.principal, region: call.region, identityArn: roleOfCaller },
    { resource: input.RoleArn, context: trustContext(input) },
  );
  return evaluateTrust(trust, { action, principals: { type: "AWS", names }, context }) === "allowed";
}

const trustContext = (input: Input): Record<string, string> => ({
  "sts:RoleSessionName": input.RoleSessionName,
  ...(input.ExternalId !== undefined && { "sts:ExternalId": input.ExternalId }),
  ...(input.SourceIdentity !== undefined && { "sts:SourceIdentity": input.SourceIdentity }),
  ...Object.fromEntries(
    (input.Tags ?? []).map(({ Key = "", Value = "" }) => [`aws:RequestTag/${Key}`, Value]),
  ),
});
