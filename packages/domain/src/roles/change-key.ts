import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { deleteUserWhole } from "@quarry/aws-core/roles/delete-user-whole";
import type { Connection, IamUser } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { Change } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellOfKey } from "../notices/tell-of-key.ts";
import type { Transaction } from "../operation/context.ts";
import type { FailureView } from "../requests/schema.ts";
import { findActor } from "../settings/find-actor.ts";
import { failureOf, isFinal, nameTaken } from "./carry-out.ts";
import { issueKey } from "./issue-key.ts";

type WishedUser = IamUser & { connection: Connection };

/**
 * Replaces or revokes an access key, as it is wanted. It may be killed at any line and run again: keys that nobody
 * wrote down are deleted before another is made, and only the latest attempt writes.
 */
export async function changeKey(
  context: JobContext,
  { iamUserId: id }: { iamUserId: string },
): Promise<void> {
  const taken = await take(context, id);
  if (!taken) return;
  const { connection, ...user } = taken;
  if (!connection) return giveUp(context, user, accountGone);
  const wished = { ...user, connection };
  const clients = context.aws.clientsFor(connection, user.region);
  try {
    await (user.wish === "revoked" ? revoke(context, clients, wished) : rotate(context, clients, wished));
  } catch (error) {
    if (!(error instanceof AwsError) || !isFinal(error)) throw error;
    const failure = failureOf(error);
    const remedy = user.wish === "rotated" ? `${failure.remedy} ${mayBeGone}` : failure.remedy;
    await giveUp(context, user, { ...failure, remedy });
  }
}

/** Raises the fence; null when nothing is wanted (any more). */
async function take({ database }: JobContext, id: string) {
  const [raised] = await database.iamUser.updateManyAndReturn({
    where: { id, wish: { in: ["rotated", "revoked"] }, goneAt: null },
    data: { attempt: { increment: 1 } },
    include: { connection: true },
  });
  return raised ?? null;
}

async function rotate(context: JobContext, clients: AwsClients, user: WishedUser): Promise<void> {
  const { id, attempt, secretId } = user;
  const owner = await findActor(context.database, user.ownerId);
  if (owner.kind === "anonymous") return giveUp(context, user, ownerGone);
  const mine = { id, attempt, wish: "rotated" } as const;
  await issueKey(context, clients, {
    userName: user.name,
    isMine: async () => (await context.database.iamUser.count({ where: mine })) > 0,
    keep: ({ keyId, sealed }) =>
      context.database.$transaction(async (transaction) => {
        const { count } = await transaction.iamUser.updateMany({
          where: mine,
          data: { wish: "kept", keyId, keyMadeAt: new Date() },
        });
        if (count === 0) return false;
        await transaction.sealedSecret.create({ data: sealed });
        await transaction.iamUser.update({ where: { id }, data: { secretId: sealed.id } });
        await forget(transaction, secretId);
        await say(transaction, context, { user, name: "access-key.rotated", after: { keyId } });
        await tellOfKey(transaction, context, { secretId: sealed.id, kind: "access-key.waiting" });
        return true;
      }),
  });
}

async function revoke(context: JobContext, clients: AwsClients, user: WishedUser): Promise<void> {
  const { id, attempt, requestId, name, secretId } = user;
  const whole = () => deleteUserWhole(clients, { name, operationId: requestId });
  const ended = await whole().catch((error: unknown) => {
    // A replacement that this overtook may have made a key in between; it makes no other.
    if (error instanceof AwsError && error.code === "conflict") return whole();
    throw error;
  });
  if (ended.outcome === "foreign") return giveUp(context, user, nameTaken(ended.sentence));
  await context.database.$transaction(async (transaction) => {
    const { count } = await transaction.iamUser.updateMany({
      where: { id, attempt, goneAt: null },
      data: { wish: "kept", keyId: null, goneAt: new Date() },
    });
    if (count === 0) return;
    await forget(transaction, secretId);
    await say(transaction, context, { user, name: "access-key.revoked" });
  });
}

const forget = (transaction: Transaction, secretId: string | null) =>
  transaction.sealedSecret.updateMany({ where: { id: secretId ?? noSecret }, data: { sealed: null } });

const noSecret = "00000000-0000-0000-0000-000000000000";

/** Writes down why it could not be done; whoever wants it can have it tried again. */
async function giveUp(context: JobContext, user: IamUser, failure: FailureView): Promise<void> {
  const { id, attempt, wish } = user;
  await context.database.$transaction(async (transaction) => {
    const { count } = await transaction.iamUser.updateMany({
      where: { id, attempt, wish },
      data: { wish: "kept", failure },
    });
    if (count === 0) return;
    const { code, awsCode } = failure;
    await say(transaction, context, { user, name: "access-key.failed", after: { code, awsCode } });
  });
}

interface Said extends Pick<Change, "after"> {
  user: IamUser;
  name: "access-key.rotated" | "access-key.revoked" | "access-key.failed";
}

const say = (transaction: Transaction, context: JobContext, { user, name, after }: Said) =>
  appendEvent(transaction, context, {
    name,
    subject: { kind: "iam-user", id: user.id, label: user.name },
    teamId: user.teamId,
    before: { keyId: user.keyId },
    ...(after && { after }),
  });

const mayBeGone = "The old key may be deleted already; have it replaced once more.";

const accountGone: FailureView = {
  code: "not-found",
  awsCode: "",
  title: "The account is not connected any more",
  cause: "The connection that the user was made through has been removed.",
  remedy: "Connect the account again, or delete the user in the account itself.",
};

const ownerGone: FailureView = {
  code: "forbidden",
  awsCode: "",
  title: "Nobody is there to take the new key",
  cause: "Whoever asked for the key is suspended.",
  remedy: "Revoke the key.",
};
