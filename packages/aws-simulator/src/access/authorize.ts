import { AwsError } from "../wire/aws-error.ts";
import type { Access } from "../wire/service.ts";
import { policies } from "./policies.ts";
import type { PolicyName } from "./policies.ts";
import type { Principal } from "./principal.ts";

type Caller = { principal: Principal; scenarioPolicies: readonly PolicyName[] };

/** Throws AWS's AccessDenied for the first thing the caller may not do. */
export function authorize({ principal, scenarioPolicies }: Caller, wanted: readonly Access[]): void {
  for (const access of wanted) {
    for (const name of [...principal.policies, ...scenarioPolicies]) {
      const verdict = policies[name](access, principal);
      if (verdict !== undefined) throw accessDenied(principal, access, verdict);
    }
  }
}

/** AWS's sentence: `User: … is not authorized to perform: … on resource: … because …`. */
export function accessDenied(principal: Principal, access: Access, verdict?: string): AwsError {
  const on = access.resource === undefined ? "" : ` on resource: ${access.resource}`;
  const why = verdict === undefined ? "" : ` ${verdict}`;
  const message = `User: ${principal.arn} is not authorized to perform: ${access.action}${on}${why}`;
  return new AwsError(access.action.startsWith("sts:") ? "AccessDenied" : "AccessDeniedException", message, {
    status: 403,
  });
}
