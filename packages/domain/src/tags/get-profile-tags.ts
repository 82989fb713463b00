import type { TagChange } from "@quarry/database/generated/client";
import { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { z } from "zod";
import { query } from "../operation/query.ts";
import { breachesOf } from "./breaches-of.ts";
import { findTaggedProfile } from "./find-tagged-profile.ts";
import { policyFor } from "./policy-for.ts";
import { isReservedKey, ProfileTagsReference, ProfileTagsView, TagFailure } from "./schema.ts";
import type { TagChangeView } from "./schema.ts";
import { whyNotTag } from "./why-not-tag.ts";

/** A profile's tags with the rules that hold for them, where they break them, and how the last change went. */
export const getProfileTags = query({
  permission: "tags.read",
  route: {
    method: "GET",
    path: "/profiles/{id}/tags",
    summary: "Show the tags of a profile and their policy",
  },
  input: ProfileTagsReference,
  output: ProfileTagsView,
  async run({ context: { database, actor }, input: { id } }) {
    // The change first: one that ends in between is then seen as under way, never as done with the older tags.
    const change = await database.tagChange.findFirst({
      where: { profileId: id },
      include: { askedBy: { select: { name: true } } },
      orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    });
    const profile = await findTaggedProfile(database, actor, id);
    const rules = await policyFor(database, profile.adoptions[0]?.teamId ?? null);
    return {
      id,
      name: profile.name,
      tags: profile.tags.map(({ key, value }) => ({ key, value, isReserved: isReservedKey(key) })),
      tagsReadable: profile.tagsReadable,
      rules,
      breaches: profile.type === "APPLICATION" ? breachesOf(profile.tags, rules) : [],
      whyNotChange: whyNotTag(actor, profile)?.reason ?? null,
      change: change && toChangeView(change),
    };
  },
});

function toChangeView(row: TagChange & { askedBy: { name: string } }): TagChangeView {
  const { id, state, add, remove, askedBy, askedAt, attempt, failure, settledAt } = row;
  return {
    id,
    state,
    add: z.array(ProfileTag).parse(add),
    remove,
    askedBy: askedBy.name,
    askedAt: askedAt.toISOString(),
    attempt,
    failure: failure === null ? null : TagFailure.parse(failure),
    settledAt: settledAt?.toISOString() ?? null,
  };
}
