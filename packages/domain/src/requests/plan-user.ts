import { ownTags } from "@quarry/aws-core/profiles/tags-schema";
import type { KnownContext } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { identityPath } from "../roles/identity-code.ts";
import { allowsUsers } from "../roles/identity-policy.ts";
import { explainDocuments, writeDocuments } from "../roles/write-documents.ts";
import { findTeamConnection } from "./find-usable-connection.ts";
import type { UserPlan, UserSpec } from "./identity-schema.ts";
import { freeOfCharge, twoPeople } from "./plan-role.ts";
import type { Planned, PlanOrder } from "./request-kind.ts";

/**
 * What would be made for a user with an access key. Each request has a user of its own, named after it, so that a key
 * can be traced and taken away without anybody else losing theirs. Changes nothing.
 *
 * @throws DomainError `conflict` unless an admin has allowed IAM users, `invalid`
 */
export async function planUser(
  context: KnownContext,
  { team, spec, requestId }: PlanOrder<UserSpec>,
): Promise<Planned<UserPlan>> {
  const { user, region } = spec;
  if (!(await allowsUsers(context.database))) throw new DomainError("conflict", usersNotAllowed);
  const connection = await findTeamConnection(context, { ...spec, teamId: team.id });
  const { accountId } = connection;
  const input = { account: accountId, region, ...user };
  const { permissions, warnings } = writeDocuments({ id: "deployer-user", input, path: "spec.user" });
  const name = `quarry-deployer-${requestId}`;
  return {
    title: `User for ${spec.purpose}`,
    connection,
    plan: {
      call: {
        operation: "CreateUser",
        accountId,
        region,
        input: { name, path: identityPath, permissions, tags: ownTags(requestId, team.slug) },
      },
      cost: freeOfCharge,
      ...explainDocuments({ trust: null, permissions }),
      warnings,
    },
    atLeast: twoPeople,
  };
}

export const usersNotAllowed =
  "IAM users with access keys are not allowed here. Ask for a deployer role, or have an admin allow them under Roles.";
