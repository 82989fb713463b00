import type { JobContext } from "../jobs/job-context.ts";
import { expectKeptTags } from "../profiles/expected-tags.ts";
import { keepProfile } from "../profiles/keep-profile.ts";
import type { ReadProfile } from "../profiles/mirror-row.ts";
import { moveAliases } from "./planned-aliases.ts";
import type { Transaction } from "../operation/context.ts";
import { ProfileSpec } from "./schema.ts";
import { settleRequest } from "./settle-request.ts";
import type { Attempt } from "./start-attempt.ts";

/** Ends a request well: the profile enters the catalog of its team, unless a later attempt has taken over. */
export async function keepMadeProfile(
  context: JobContext,
  attempt: Attempt,
  seen: ReadProfile,
): Promise<void> {
  const { request, connection } = attempt;
  const keep = async (transaction: Transaction) => {
    const profileId = await keepProfile(transaction, connection.id, seen);
    const { teamId, requesterId } = request;
    const spec = ProfileSpec.parse(request.spec);
    await expectKeptTags(transaction, profileId);
    await transaction.profile.update({
      where: { id: profileId },
      data: { expiresOn: spec.expiresOn === null ? null : new Date(spec.expiresOn) },
    });
    await moveAliases(transaction, { teamId, profileId, spec });
    await transaction.adoption.createMany({
      data: [{ profileId, teamId, adoptedById: requesterId }],
      skipDuplicates: true,
    });
  };
  await settleRequest(context, attempt, { arn: seen.profile.arn, keep });
}
