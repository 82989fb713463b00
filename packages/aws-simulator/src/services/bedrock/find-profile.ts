import { accessDenied } from "../../access/authorize.ts";
import type { Call } from "../../server/call.ts";
import { findSystemProfile } from "../../seed/catalog.ts";
import type { SystemProfile } from "../../seed/catalog.ts";
import { notFound } from "../../wire/aws-error.ts";
import type { Access } from "../../wire/service.ts";
import { applicationProfileArn, profileTable } from "./profile-rows.ts";
import type { ProfileRow } from "./profile-rows.ts";

export type ProfileReference = {
  kind: "application-inference-profile" | "inference-profile";
  region: string;
  account: string;
  id: string;
};

/** Either kind of profile, found. */
export type FoundProfile =
  | { kind: "application"; row: ProfileRow }
  | { kind: "system"; profile: SystemProfile };

const profileArn =
  /^arn:aws[a-z-]*:bedrock:([a-z0-9-]*):(\d*):(application-inference-profile|inference-profile)\/(.+)$/;

/** Reads a profile ARN, or a bare id: ids with a dot are system-defined, the others application profiles. */
export function readReference(identifier: string, call: Call): ProfileReference {
  const arn = profileArn.exec(identifier);
  if (arn !== null) {
    const [, region = "", account = "", kind = "", id = ""] = arn;
    return {
      kind: kind === "inference-profile" ? kind : "application-inference-profile",
      region: region === "" ? call.region : region,
      account: account === "" ? call.account : account,
      id,
    };
  }
  const kind = identifier.includes(".") ? "inference-profile" : "application-inference-profile";
  return { kind, region: call.region, account: call.account, id: identifier };
}

export const referenceArn = ({ kind, region, account, id }: ProfileReference): string =>
  `arn:aws:bedrock:${region}:${account}:${kind}/${id}`;

/** What IAM checks for an action on a profile: its ARN and, where it is known, its tags. */
export function profileAccess(call: Call, action: string, identifier: string): Access[] {
  const reference = readReference(identifier, call);
  const row = lookUp(call, reference);
  return [{ action, resource: referenceArn(reference), ...(row && { resourceTags: row.tags }) }];
}

/**
 * The profile that a caller names. Throws AccessDenied for another account's (profiles have no resource policy),
 * ResourceNotFound for one that is not in this Region or not yet visible.
 */
export function findProfile(call: Call, action: string, identifier: string): FoundProfile {
  const reference = readReference(identifier, call);
  if (reference.account !== call.account) {
    const access = { action, resource: referenceArn(reference) };
    throw accessDenied(
      call.principal,
      access,
      `because no resource-based policy allows the ${action} action`,
    );
  }
  if (reference.region !== call.region) throw profileNotFound();
  if (reference.kind === "inference-profile") {
    const profile = findSystemProfile(reference.id, call.region);
    if (profile === undefined) throw profileNotFound();
    return { kind: "system", profile };
  }
  const row = lookUp(call, reference);
  if (row === undefined || !isVisible(call, row)) throw profileNotFound();
  return { kind: "application", row };
}

/** Whether reads see the profile yet (eventual consistency). */
export function isVisible({ world }: Call, row: ProfileRow): boolean {
  return world.clock.now().getTime() - new Date(row.createdAt).getTime() >= world.settings.consistencyDelayMs;
}

export const profileNotFound = (): Error => notFound("Inference profile not found");

export const arnOf = (row: ProfileRow, call: Call): string => applicationProfileArn(row.id, call);

const lookUp = (call: Call, { account, region, id }: ProfileReference): ProfileRow | undefined =>
  call.world.tables.rows(profileTable, { account, region }).get(id);
