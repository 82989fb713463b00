import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { deleteInferenceProfile } from "@quarry/aws-core/profiles/delete-inference-profile";
import { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { teamOf } from "./looks-after.ts";
import type { DeletionFailure } from "./schema.ts";

/** Deletes a profile that is wanted deleted; a second run finds nothing left to do. */
export async function deleteWantedProfile(
  context: JobContext,
  { profileId }: { profileId: string },
): Promise<void> {
  const { database, aws, signal } = context;
  const profile = await database.profile.findUnique({
    where: { id: profileId, deletionWantedAt: { not: null } },
    include: { connection: true, adoptions: true },
  });
  if (!profile) return;
  const subject = { kind: "profile", id: profileId, label: profile.name };
  try {
    await deleteInferenceProfile(aws.clientsFor(profile.connection, profile.region), profile.arn, signal);
  } catch (error) {
    if (!(error instanceof AwsError) || isPassing(error) || error.code === "aborted") throw error;
    const { title, cause, remedy } = explainAwsError(error);
    const failure: DeletionFailure = {
      awsCode: error.awsCode,
      title,
      cause,
      remedy,
      at: new Date().toISOString(),
    };
    await settle(
      { deletionFailure: failure },
      { name: "profile.deletion-failed", after: { awsCode: error.awsCode } },
    );
    return;
  }
  const done = { goneAt: new Date(), deletionFailure: Prisma.DbNull, expectedTags: Prisma.DbNull };
  await settle(done, { name: "profile.deleted", after: { arn: profile.arn } });

  async function settle(
    data: Prisma.ProfileUpdateManyMutationInput,
    event: Pick<Parameters<typeof appendEvent>[2], "name" | "after">,
  ): Promise<void> {
    await database.$transaction(async (transaction) => {
      const settled = await transaction.profile.updateMany({
        where: { id: profileId, deletionWantedAt: { not: null } },
        data: { ...data, deletionWantedAt: null },
      });
      if (settled.count === 0) return;
      await appendEvent(transaction, context, { ...event, subject, ...teamOf(profile ?? { adoptions: [] }) });
    });
  }
}
