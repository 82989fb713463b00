import { randomBytes } from "node:crypto";
import type { AssumeRoleRequest, AssumeRoleResponse } from "@aws-sdk/client-sts";
import { accessDenied } from "../../access/authorize.ts";
import type { Principal } from "../../access/principal.ts";
import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { isPropagating } from "../iam/assume-by-service.ts";
import { findRoleByArn } from "../iam/find-identity.ts";
import { wholeSeconds } from "../iam/iam-rows.ts";
import type { RoleRow } from "../iam/iam-rows.ts";
import { issuedKeyPrefix, sessionScope, sessionTable } from "./sessions.ts";
import { isNamedItself, mayAssume } from "./trusted-caller.ts";

type Input = Checked<AssumeRoleRequest>;

const defaultSeconds = 3600;

export const assumeRole = operation<AssumeRoleRequest, AssumeRoleResponse>("AssumeRole", {
  effect: "write",
  access: (call, input) => {
    const role = findRoleByArn(call.world.tables, input.RoleArn);
    const resourceAllows = role !== undefined && isNamedItself(call, role, input);
    return [{ action: "sts:AssumeRole", resource: input.RoleArn, resourceAllows }];
  },
  run(call, input) {
    const role = findRoleByArn(call.world.tables, input.RoleArn);
    // An unknown role and an untrusted caller get the same words, so that roles cannot be guessed.
    if (role === undefined || isPropagating(call.world, role) || !mayAssume(call, role, input)) {
      throw accessDenied(call.principal, { action: "sts:AssumeRole", resource: input.RoleArn });
    }
    const seconds = input.DurationSeconds ?? defaultSeconds;
    requireDuration(call, role, seconds);
    const principal = sessionPrincipal(role, input);
    const credentials = issueCredentials(call, seconds, principal);
    role.lastUsed = { at: wholeSeconds(call.world.clock.now()), region: call.region };
    return {
      Credentials: credentials,
      AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
      ...(input.SourceIdentity !== undefined && { SourceIdentity: input.SourceIdentity }),
    };
  },
});

function requireDuration({ principal }: Call, role: RoleRow, seconds: number): void {
  const isChained = principal.arn.includes(":assumed-role/");
  if (seconds > role.maxSessionSeconds)
    throw tooLong("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  if (isChained && seconds > defaultSeconds) {
    throw tooLong(
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
  }
}

const tooLong = (message: string): AwsError => new AwsError("ValidationError", message, { status: 400 });

function sessionPrincipal(role: RoleRow, input: Input): Principal {
  const sessionTags = Object.fromEntries((input.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
  return {
    account: role.account,
    arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/${input.RoleSessionName}`,
    userId: `${role.id}:${input.RoleSessionName}`,
    tags: { ...role.tags, ...sessionTags },
    policies: [],
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
