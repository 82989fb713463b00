import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { createUserOnce } from "@quarry/aws-core/roles/create-user-once";
import { deleteUserWhole } from "@quarry/aws-core/roles/delete-user-whole";
import { putInlinePolicy } from "@quarry/aws-core/roles/put-inline-policy";
import type { JobContext } from "../jobs/job-context.ts";
import { tellOfKey } from "../notices/tell-of-key.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import { UserCall } from "../requests/identity-schema.ts";
import { usersNotAllowed } from "../requests/plan-user.ts";
import type { FailureView } from "../requests/schema.ts";
import { settleRequest } from "../requests/settle-request.ts";
import type { Attempt } from "../requests/start-attempt.ts";
import {
  assertTwoPeople,
  furtherTags,
  isLatest,
  keepArn,
  nameTaken,
  whileNew,
  wholeOrNothing,
} from "./carry-out.ts";
import { inlinePolicyName } from "./identity-code.ts";
import { allowsUsers } from "./identity-policy.ts";
import { issueKey } from "./issue-key.ts";

/**
 * Makes the approved user, its policy and its key, which is sealed in the transaction that ends the request. Killed
 * before that, the next attempt deletes the key that nobody sealed and makes another. With an objection what an
 * earlier attempt made is deleted.
 *
 * @throws CannotProvision, AwsError
 */
export async function createApprovedUser(context: JobContext, started: Attempt): Promise<void> {
  const { request, connection } = started;
  const { region, input } = UserCall.parse(started.call);
  const clients = context.aws.clientsFor(connection, region);
  const takeBack = () => deleteMade(context, clients, started);
  const objection = started.objection ?? ((await allowsUsers(context.database)) ? null : notAllowed);
  if (objection !== null) {
    if (started.attempt > 1) await takeBack();
    throw new CannotProvision(objection);
  }
  assertTwoPeople(started);
  const { name, permissions } = input;
  const made = await createUserOnce(clients, { ...input, tags: furtherTags(input), operationId: request.id });
  if (made.outcome === "foreign") throw new CannotProvision(nameTaken(made.sentence));
  const { arn } = made;
  await keepArn(context.database, started, arn);
  const giveWhatItNeeds = () =>
    whileNew(started, async () => {
      if (permissions) {
        const policy = { policyName: inlinePolicyName, document: permissions };
        await putInlinePolicy(clients, { kind: "user", name }, policy);
      }
      await issueKey(context, clients, {
        userName: name,
        isMine: () => isLatest(context.database, started),
        keep: (key) => keepUser(context, started, { arn, ...key }),
      });
    });
  await wholeOrNothing(giveWhatItNeeds, { what: `the user ${name}`, takeBack });
}

interface MadeUser {
  arn: string;
  keyId: string;
  sealed: { id: string; purpose: string; sealed: string; expiresAt: Date };
}

/** Ends the request with the user and its sealed key; false when a later attempt has taken over. */
async function keepUser(
  context: JobContext,
  started: Attempt,
  { arn, keyId, sealed }: MadeUser,
): Promise<boolean> {
  const { request, connection } = started;
  const { region, input } = UserCall.parse(started.call);
  let isKept = false;
  await settleRequest(context, started, {
    arn,
    async keep(transaction) {
      await transaction.sealedSecret.create({ data: sealed });
      await transaction.iamUser.create({
        data: {
          requestId: request.id,
          connectionId: connection.id,
          region,
          name: input.name,
          arn,
          teamId: request.teamId,
          ownerId: request.requesterId,
          keyId,
          secretId: sealed.id,
        },
      });
      await tellOfKey(transaction, context, { secretId: sealed.id, kind: "access-key.waiting" });
      isKept = true;
    },
  });
  return isKept;
}

async function deleteMade({ database }: JobContext, clients: AwsClients, started: Attempt): Promise<void> {
  if (!(await isLatest(database, started))) return;
  const { name } = UserCall.parse(started.call).input;
  await deleteUserWhole(clients, { name, operationId: started.request.id });
  await keepArn(database, started, null);
}

const notAllowed: FailureView = {
  code: "forbidden",
  awsCode: "",
  title: "IAM users are not allowed",
  cause: usersNotAllowed,
  remedy: "Ask for a deployer role instead. Nothing of this request is left in AWS.",
};
