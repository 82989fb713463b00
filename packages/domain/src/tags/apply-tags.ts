import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { teamOf } from "../profiles/looks-after.ts";
import { tagFacts } from "./changed-tags.ts";
import { checkTagEdit } from "./check-tag-edit.ts";
import { findTaggedProfile } from "./find-tagged-profile.ts";
import { policyFor } from "./policy-for.ts";
import { ApplyTagsInput } from "./schema.ts";
import { whyNotTag } from "./why-not-tag.ts";

/**
 * Has tags of a profile set and removed in AWS. The wish is written down here; the worker carries it out, and
 * `GET /profiles/{id}/tags` tells how that went.
 */
export const applyTags = command({
  permission: "profiles.tag",
  event: "profile.tags-wanted",
  route: {
    method: "POST",
    path: "/profiles/{id}/tags",
    summary: "Set and remove tags of a profile",
    successStatus: 202,
  },
  input: ApplyTagsInput,
  output: z.object({ changeId: z.uuid() }),
  async run({ context, transaction, input: { id, add, remove } }) {
    const person = personOf(context);
    const profile = await findTaggedProfile(transaction, person, id);
    const refusal = whyNotTag(person, profile);
    if (refusal) throw new DomainError(refusal.code, refusal.reason);
    const rules = await policyFor(transaction, profile.adoptions[0]?.teamId ?? null);
    const details = checkTagEdit(profile.tags, { add, remove }, rules);
    if (details.length > 0) throw new DomainError("invalid", sentenceOf(details), { details });
    const changeId = await keepWish(transaction, { profileId: id, askedById: person.userId, add, remove });
    await context.jobs.enqueue(transaction, { name: "profiles.tag", payload: { changeId }, key: changeId });
    const touched = new Set([...add.map(({ key }) => key), ...remove]);
    return {
      result: { changeId },
      changes: [
        {
          subject: { kind: "profile", id, label: profile.name },
          ...teamOf(profile),
          before: { tags: tagFacts(profile.tags.filter(({ key }) => touched.has(key))) },
          after: { set: tagFacts(add), removed: remove.toSorted() },
        },
      ],
    };
  },
});

function sentenceOf(details: readonly { message: string }[]): string {
  return `These tags cannot be written. ${details.map(({ message }) => message).join(" ")}`;
}

type Wish = Pick<z.output<typeof ApplyTagsInput>, "add" | "remove"> & {
  profileId: string;
  askedById: string;
};

/** The database keeps a profile's changes one after the other. */
async function keepWish(transaction: Transaction, wish: Wish): Promise<string> {
  const [kept] = await transaction.tagChange.createManyAndReturn({
    data: [wish],
    skipDuplicates: true,
    select: { id: true },
  });
  if (kept) return kept.id;
  throw new DomainError("conflict", "Its tags are being changed at this moment. Wait until that is done.");
}
