import { randomBytes } from "node:crypto";
import type { AssumeRoleRequest, AssumeRoleResponse } from "@aws-sdk/client-sts";
import { accessDenied } from "../../access/authorize.ts";
import type { Principal } from "../../access/principal.ts";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import type { RoleSeed } from "../../world/scenario.ts";
import { issuedKeyPrefix, sessionScope, sessionTable } from "./sessions.ts";

type Input = Checked<AssumeRoleRequest>;

const defaultSeconds = 3600;

export const assumeRole = operation<AssumeRoleRequest, AssumeRoleResponse>("AssumeRole", {
  effect: "write",
  access: (_call, input) => [{ action: "sts:AssumeRole", resource: input.RoleArn }],
  run(call, input) {
    const role = call.world.scenario().roles.find((known) => roleArn(known) === input.RoleArn);
    // An unknown role and an untrusted caller get the same words, so that roles cannot be guessed.
    if (role === undefined || !isTrusted(role, call, input)) {
      throw accessDenied(call.principal, { action: "sts:AssumeRole", resource: input.RoleArn });
    }
    const principal = sessionPrincipal(role, input);
    const credentials = issueCredentials(call, input.DurationSeconds ?? defaultSeconds, principal);
    return {
      Credentials: credentials,
      AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
      ...(input.SourceIdentity !== undefined && { SourceIdentity: input.SourceIdentity }),
    };
  },
});

const roleArn = ({ account, name }: RoleSeed): string => `arn:aws:iam::${account}:role/${name}`;

function isTrusted(role: RoleSeed, { principal }: Call, input: Input): boolean {
  const isKnown = role.trusts.includes(principal.account) || role.trusts.includes(principal.arn);
  return isKnown && (role.externalId === undefined || role.externalId === input.ExternalId);
}

function sessionPrincipal(role: RoleSeed, input: Input): Principal {
  const sessionTags = Object.fromEntries((input.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
  return {
    account: role.account,
    arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/${input.RoleSessionName}`,
    userId: `AROAQUARRY${role.name
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .slice(0, 11)
      .padEnd(11, "0")}:${input.RoleSessionName}`,
    tags: { ...role.tags, ...sessionTags },
    policies: role.policies ?? ["administrator"],
  };
}

function issueCredentials(
  call: Call,
  seconds: number,
  principal: Principal,
): NonNullable<AssumeRoleResponse["Credentials"]> {
  const expiration = new Date(call.world.clock.now().getTime() + seconds * 1000);
  expiration.setMilliseconds(0);
  const accessKeyId = `${issuedKeyPrefix}${randomBytes(5).toString("hex").toUpperCase()}`;
  const sessionToken = randomBytes(120).toString("base64");
  call.world.tables
    .rows(sessionTable, sessionScope)
    .set(accessKeyId, { sessionToken, expiration: expiration.toISOString(), principal });
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: randomBytes(30).toString("base64"),
    SessionToken: sessionToken,
    Expiration: expiration,
  };
}
