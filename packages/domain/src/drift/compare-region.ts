import type { Prisma } from "@quarry/database/generated/client";
import { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { operationTag } from "@quarry/aws-core/profiles/tags-schema";
import { z } from "zod";
import type { DriftKind } from "./schema.ts";

export const comparedRelations = {
  tags: true,
  adoptions: { select: { teamId: true } },
} as const satisfies Prisma.ProfileInclude;

type ComparedProfile = Prisma.ProfileGetPayload<{ include: typeof comparedRelations }>;

/** One disagreement about one profile. */
export interface Disagreement {
  kind: DriftKind;
  arn: string;
  name: string;
  differences: string[];
}

/**
 * Where the catalog's rows of a Region, as AWS gave them last, disagree with what Quarry knows: made by it and
 * gone, changed since it wrote or accepted them, marked as its own without a request, or known to nobody.
 *
 * @param operations ids of the requests that may have made a profile
 */
export function compareProfiles(
  profiles: readonly ComparedProfile[],
  operations: ReadonlySet<string>,
): Disagreement[] {
  return profiles.flatMap((profile) => {
    const found = judge(profile, operations);
    return found === null ? [] : [{ arn: profile.arn, name: profile.name, ...found }];
  });
}

type Judgement = Pick<Disagreement, "kind" | "differences"> | null;

function judge(profile: ComparedProfile, operations: ReadonlySet<string>): Judgement {
  const { goneAt, expectedTags, adoptions, tags, tagsReadable } = profile;
  if (goneAt !== null) {
    if (expectedTags === null) return null;
    return {
      kind: "missing",
      differences: ["AWS does not list it any more, and nobody deleted it through Quarry."],
    };
  }
  const operation = tags.find(({ key }) => key === operationTag)?.value;
  if (operation !== undefined && !operations.has(operation)) {
    return {
      kind: "orphaned",
      differences: [`Its tag names the request ${operation}, which Quarry does not have.`],
    };
  }
  if (expectedTags !== null && tagsReadable) {
    const differences = tagDifferences(z.array(ProfileTag).parse(expectedTags), tags);
    return differences.length === 0 ? null : { kind: "changed", differences };
  }
  if (adoptions.length > 0) return null;
  return { kind: "unknown", differences: ["No team has it in its catalog, and Quarry did not make it."] };
}

/** Sentences on each tag that is not as it was. */
export function tagDifferences(expected: readonly ProfileTag[], actual: readonly ProfileTag[]): string[] {
  const now = new Map(actual.map(({ key, value }) => [key, value]));
  const then = new Map(expected.map(({ key, value }) => [key, value]));
  const lost = expected
    .filter(({ key }) => !now.has(key))
    .map(({ key, value }) => `The tag ${key} (${value}) is gone.`);
  const added = actual
    .filter(({ key }) => !then.has(key))
    .map(({ key, value }) => `The tag ${key} was added: ${value}.`);
  const changed = actual
    .filter(({ key, value }) => then.has(key) && then.get(key) !== value)
    .map(({ key, value }) => `The tag ${key} was ${then.get(key)} and is ${value}.`);
  return [...lost, ...changed, ...added];
}
