import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { attachManaged } from "@quarry/aws-core/roles/attach-managed";
import { createRoleOnce } from "@quarry/aws-core/roles/create-role-once";
import { deleteRoleWhole } from "@quarry/aws-core/roles/delete-role-whole";
import { putInlinePolicy } from "@quarry/aws-core/roles/put-inline-policy";
import type { JobContext } from "../jobs/job-context.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import { RoleCall } from "../requests/identity-schema.ts";
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

/**
 * Makes the approved role with its policies, or finds the one that an earlier attempt made by its tag. With an
 * objection nothing is made, and what an earlier attempt made is deleted: nobody has been told of it.
 *
 * @throws CannotProvision, AwsError
 */
export async function createApprovedRole(context: JobContext, started: Attempt): Promise<void> {
  const { request, connection, objection } = started;
  const { region, input } = RoleCall.parse(started.call);
  const { permissions, managedPolicyArns, ...role } = input;
  const clients = context.aws.clientsFor(connection, region);
  const takeBack = () => deleteMade(context, clients, started);
  if (objection !== null) {
    await takeBack();
    throw new CannotProvision(objection);
  }
  assertTwoPeople(started);
  const made = await createRoleOnce(clients, { ...role, tags: furtherTags(role), operationId: request.id });
  if (made.outcome === "foreign") throw new CannotProvision(nameTaken(made.sentence));
  await keepArn(context.database, started, made.arn);
  const identity = { kind: "role", name: role.name } as const;
  const giveWhatItNeeds = () =>
    whileNew(started, async () => {
      if (permissions) {
        await putInlinePolicy(clients, identity, { policyName: inlinePolicyName, document: permissions });
      }
      for (const arn of managedPolicyArns) await attachManaged(clients, identity, arn);
    });
  await wholeOrNothing(giveWhatItNeeds, { what: `the role ${role.name}`, takeBack });
  await settleRequest(context, started, { arn: made.arn, keep: async () => {} });
}

async function deleteMade({ database }: JobContext, clients: AwsClients, started: Attempt): Promise<void> {
  if (!(await isLatest(database, started))) return;
  const { name } = RoleCall.parse(started.call).input;
  await deleteRoleWhole(clients, { name, operationId: started.request.id });
  await keepArn(database, started, null);
}
