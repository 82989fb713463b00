import { createHash, randomInt } from "node:crypto";
import { findSystemProfile, modelArn } from "../../seed/catalog.ts";
import type { ProfileSeed } from "../../seed/profile-seed.ts";
import { defineTable } from "../../world/tables.ts";
import type { Scope, Tables } from "../../world/tables.ts";

/** An application inference profile as the simulator keeps it. */
export type ProfileRow = {
  id: string;
  name: string;
  description: string | undefined;
  /** Id of the foundation model or system-defined profile it was copied from. */
  source: string;
  modelArns: string[];
  tags: Record<string, string>;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
};

export const profileTable = defineTable<ProfileRow>("bedrock.application-profiles");

/** What a clientRequestToken was used for. */
export type TokenRow = { profileId: string; inputHash: string };

export const tokenTable = defineTable<TokenRow>("bedrock.profile-tokens");

export const applicationProfileArn = (id: string, { account, region }: Scope): string =>
  `arn:aws:bedrock:${region}:${account}:application-inference-profile/${id}`;

/** Puts profiles into the tables; a profile that is there already is replaced. */
export function seedProfiles({ tables }: { tables: Tables }, seeds: readonly ProfileSeed[]): void {
  for (const seed of seeds) tables.rows(profileTable, seed).set(seed.id, profileRow(seed));
}

/** The row for a seed; its models are those of its source in its Region. */
export function profileRow(seed: ProfileSeed): ProfileRow {
  return {
    id: seed.id,
    name: seed.name,
    description: seed.description,
    source: seed.source,
    modelArns: sourceModelArns(seed.source, seed.region),
    tags: { ...seed.tags },
    createdAt: seed.createdAt,
    updatedAt: seed.createdAt,
  };
}

/** ARNs of the models behind a foundation model id or system-defined profile id, called from a Region. */
export function sourceModelArns(source: string, region: string): string[] {
  return findSystemProfile(source, region)?.modelArns ?? [modelArn(source, region)];
}

const idAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Twelve lower-case letters and digits, as AWS draws them. */
export function randomProfileId(): string {
  return Array.from({ length: 12 }, () => idAlphabet.charAt(randomInt(idAlphabet.length))).join("");
}

/** The same twelve characters for the same text, for seeds. */
export function derivedProfileId(text: string): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, 12);
  return [...bytes].map((byte) => idAlphabet.charAt(byte % idAlphabet.length)).join("");
}
