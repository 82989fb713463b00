import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { attachManaged } from "@quarry/aws-core/roles/attach-managed";
import { putInlinePolicy } from "@quarry/aws-core/roles/put-inline-policy";
import { putTrust } from "@quarry/aws-core/roles/put-trust";
import { readRole } from "@quarry/aws-core/roles/read-role";
import { removeRolePolicy } from "@quarry/aws-core/roles/remove-role-policy";
import type { TrustDocument } from "@quarry/aws-core/roles/trust-document";
import type { JobContext } from "../jobs/job-context.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import { RepairCall } from "../requests/identity-schema.ts";
import type { RepairStep } from "../requests/identity-schema.ts";
import type { FailureView } from "../requests/schema.ts";
import { settleRequest } from "../requests/settle-request.ts";
import type { Attempt } from "../requests/start-attempt.ts";
import { assertTwoPeople } from "./carry-out.ts";
import { stateOf, stepsDone } from "./role-state.ts";

/**
 * Makes the approved calls on a role, going on where an earlier attempt ended. A role that somebody else has changed
 * since the plan is left as it is: the approval was for what it would have become.
 *
 * @throws CannotProvision, AwsError
 */
export async function repairApprovedRole(context: JobContext, started: Attempt): Promise<void> {
  const { connection, objection } = started;
  const { region, input } = RepairCall.parse(started.call);
  const { roleArn, before, steps } = input;
  if (objection !== null) throw new CannotProvision(objection);
  assertTwoPeople(started);
  const clients = context.aws.clientsFor(connection, region);
  const role = await readRole(clients, roleArn);
  if (!role) throw new CannotProvision(gone(roleArn));
  const done = stepsDone(stateOf(role), before, steps);
  if (done === null) throw new CannotProvision(changedSince);
  for (const step of steps.slice(done)) await make(clients, role.name, step);
  await settleRequest(context, started, { arn: roleArn, keep: async () => {} });
}

async function make(clients: AwsClients, name: string, step: RepairStep): Promise<void> {
  const identity = { kind: "role", name } as const;
  switch (step.call) {
    case "UpdateAssumeRolePolicy":
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what IAM gave, with statements of the template
      return putTrust(clients, name, step.document as unknown as TrustDocument);
    case "PutRolePolicy":
      return putInlinePolicy(clients, identity, { policyName: step.name, document: step.document });
    case "AttachRolePolicy":
      return attachManaged(clients, identity, step.arn);
    case "DetachRolePolicy":
      return removeRolePolicy(clients, name, { attached: step.arn });
    case "DeleteRolePolicy":
      return removeRolePolicy(clients, name, { inline: step.name });
  }
}

const changedSince: FailureView = {
  code: "conflict",
  awsCode: "",
  title: "The role was changed since",
  cause:
    "Somebody has changed the role after the plan was made, so that the approval does not fit it any more.",
  remedy: "Ask for the repair again, for a plan of the role as it is now. Nothing was changed.",
};

const gone = (roleArn: string): FailureView => ({
  code: "not-found",
  awsCode: "NoSuchEntity",
  title: "The role is gone",
  cause: `The account has no role ${roleArn} any more.`,
  remedy: "Ask for a new role.",
});
