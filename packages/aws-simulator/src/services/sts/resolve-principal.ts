import type { Principal } from "../../access/principal.ts";
import { AwsError } from "../../wire/aws-error.ts";
import type { CredentialScope } from "../../wire/credential-scope.ts";
import type { World } from "../../world/world.ts";
import { issuedKeyPrefix, sessionScope, sessionTable } from "./sessions.ts";

/**
 * Who calls: the session behind a key that AssumeRole issued, the account behind a key of twelve digits,
 * else the scenario's caller. Throws for issued keys that are unknown, mismatched or expired.
 */
export function resolvePrincipal(world: World, scope: CredentialScope): Principal {
  const session = world.tables.rows(sessionTable, sessionScope).get(scope.accessKeyId);
  if (session !== undefined) {
    if (session.sessionToken !== scope.sessionToken) throw invalidToken(scope);
    if (new Date(session.expiration) <= world.clock.now()) throw expiredToken(scope);
    return session.principal;
  }
  if (scope.accessKeyId.startsWith(issuedKeyPrefix)) throw invalidToken(scope);
  if (/^\d{12}$/.test(scope.accessKeyId)) return accountRoot(scope.accessKeyId);
  return world.scenario().caller;
}

function accountRoot(account: string): Principal {
  return {
    account,
    arn: `arn:aws:iam::${account}:root`,
    userId: account,
    tags: {},
    policies: ["administrator"],
  };
}

function invalidToken(scope: CredentialScope): AwsError {
  const code = scope.signingName === "sts" ? "InvalidClientTokenId" : "UnrecognizedClientException";
  return new AwsError(code, "The security token included in the request is invalid.", { status: 403 });
}

function expiredToken(scope: CredentialScope): AwsError {
  const code = scope.signingName === "sts" ? "ExpiredToken" : "ExpiredTokenException";
  return new AwsError(code, "The security token included in the request is expired", { status: 403 });
}
