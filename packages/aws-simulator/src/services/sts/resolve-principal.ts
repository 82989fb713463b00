import type { Principal } from "../../access/principal.ts";
import { AwsError } from "../../wire/aws-error.ts";
import type { CredentialScope } from "../../wire/credential-scope.ts";
import type { World } from "../../world/world.ts";
import { findCaller } from "../iam/find-identity.ts";
import { accessKeys, identityArn, madeKeyPrefix, nameKey, usersOf, wholeSeconds } from "../iam/iam-rows.ts";
import { issuedKeyPrefix, sessionScope, sessionTable } from "./sessions.ts";

/**
 * Who calls: the session behind a key that AssumeRole issued, the user behind one of CreateAccessKey (whose last use
 * is noted), the account behind a key of twelve digits, else the scenario's caller.
 * Throws for issued keys that are unknown, inactive, mismatched or expired, and for sessions of a deleted role.
 */
export function resolvePrincipal(world: World, scope: CredentialScope): Principal {
  const session = world.tables.rows(sessionTable, sessionScope).get(scope.accessKeyId);
  if (session !== undefined) {
    if (session.sessionToken !== scope.sessionToken) throw invalidToken(scope);
    if (new Date(session.expiration) <= world.clock.now()) throw expiredToken(scope);
    if (findCaller(world.tables, session.principal) === undefined) throw invalidToken(scope);
    return session.principal;
  }
  if (scope.accessKeyId.startsWith(issuedKeyPrefix)) throw invalidToken(scope);
  if (scope.accessKeyId.startsWith(madeKeyPrefix)) return keyHolder(world, scope);
  if (/^\d{12}$/.test(scope.accessKeyId)) return accountRoot(scope.accessKeyId);
  return world.scenario().caller;
}

function keyHolder(world: World, scope: CredentialScope): Principal {
  const key = accessKeys(world.tables).get(scope.accessKeyId);
  if (key?.status !== "Active") throw invalidToken(scope);
  const user = usersOf(world.tables, key.account).get(nameKey(key.userName));
  if (user === undefined) throw invalidToken(scope);
  const service = scope.signingName ?? "N/A";
  // IAM counts as used in us-east-1, wherever the client believes it is.
  const region = service === "iam" ? "us-east-1" : scope.region;
  key.lastUsed = { at: wholeSeconds(world.clock.now()), region, service };
  return { account: user.account, arn: identityArn(user), userId: user.id, tags: user.tags, policies: [] };
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

// The Query services and the others have different codes for the same thing.
const isQuery = ({ signingName = "" }: CredentialScope): boolean => ["sts", "iam"].includes(signingName);

function invalidToken(scope: CredentialScope): AwsError {
  if (scope.signingName === "s3") {
    const message = "The AWS Access Key Id you provided does not exist in our records.";
    return new AwsError("InvalidAccessKeyId", message, { status: 403 });
  }
  const code = isQuery(scope) ? "InvalidClientTokenId" : "UnrecognizedClientException";
  return new AwsError(code, "The security token included in the request is invalid.", { status: 403 });
}

function expiredToken(scope: CredentialScope): AwsError {
  if (scope.signingName === "s3")
    return new AwsError("ExpiredToken", "The provided token has expired.", { status: 400 });
  const code = isQuery(scope) ? "ExpiredToken" : "ExpiredTokenException";
  return new AwsError(code, "The security token included in the request is expired", { status: 403 });
}
