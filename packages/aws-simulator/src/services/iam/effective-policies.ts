import type { NamedPolicy } from "../../access/evaluate-policies.ts";
import { readPolicy } from "../../access/policy-document.ts";
import type { Caller } from "../../access/authorize.ts";
import type { Principal } from "../../access/principal.ts";
import type { World } from "../../world/world.ts";
import type { Tables } from "../../world/tables.ts";
import { findCaller } from "./find-identity.ts";
import { findPolicy } from "./find-policy.ts";
import { identityArn } from "./iam-rows.ts";
import type { IdentityRow } from "./iam-rows.ts";

/** The policies of an identity as they stand now: attached, inline and, apart, its boundary. */
export type EffectivePolicies = { identity: NamedPolicy[]; boundary: NamedPolicy[] | undefined };

export function effectivePolicies(tables: Tables, row: IdentityRow): EffectivePolicies {
  const managed = (arn: string): NamedPolicy[] => {
    const policy = findPolicy(tables, row.account, arn);
    return policy === undefined ? [] : named(policy.name, policy.document);
  };
  return {
    identity: [
      ...row.attached.flatMap(managed),
      ...Object.entries(row.inline).flatMap(([name, text]) => named(`${row.kind}_${row.name}_${name}`, text)),
    ],
    boundary: row.boundary === undefined ? undefined : managed(row.boundary),
  };
}

function named(id: string, text: string): NamedPolicy[] {
  const document = readPolicy(text);
  return document === undefined ? [] : [{ id, document }];
}

/**
 * What binds a caller: the documents of its user or role, or named rules where the seed gave it those
 * (the scenario's own caller, account roots and strangers have nothing else).
 */
export function callerOf(world: World, principal: Principal, region: string): Caller {
  const row = findCaller(world.tables, principal);
  const documents =
    row === undefined || row.rules !== undefined ? undefined : effectivePolicies(world.tables, row);
  return {
    principal,
    region,
    rules: [...(row?.rules ?? principal.policies), ...world.scenario().policies],
    ...(documents !== undefined && row !== undefined && { documents, identityArn: identityArn(row) }),
  };
}
