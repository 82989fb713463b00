import { ownTags } from "@quarry/aws-core/profiles/tags-schema";
import { readRole } from "@quarry/aws-core/roles/read-role";
import type { Connection } from "@quarry/database/generated/client";
import type { KnownContext } from "../operation/context.ts";
import { invalidField } from "../operation/domain-error.ts";
import type { FilledRole } from "../roles/filled-role.ts";
import { identityPath } from "../roles/identity-code.ts";
import { explainDocuments, writeDocuments } from "../roles/write-documents.ts";
import { findTeamConnection } from "./find-usable-connection.ts";
import type { RolePlan, RoleSpec } from "./identity-schema.ts";
import type { Planned, PlanOrder } from "./request-kind.ts";
import type { Stage } from "./schema.ts";

/** Whatever a team's policy says: what changes IAM takes two different people, an admin among them. */
export const twoPeople: readonly Stage[] = [
  { who: "approver", needed: 1 },
  { who: "admin", needed: 1 },
];

export const freeOfCharge = {
  monthlyMicrodollars: "0",
  explanation: "IAM costs nothing; what works as the role does.",
};

/**
 * What would be made for a role: its documents with what each statement is for. Changes nothing.
 *
 * @throws DomainError `invalid` for a name that is taken and for what does not fit into a document
 */
export async function planRole(
  context: KnownContext,
  { team, spec, requestId }: PlanOrder<RoleSpec>,
): Promise<Planned<RolePlan>> {
  const { name, role, region, purpose } = spec;
  const connection = await findTeamConnection(context, { ...spec, teamId: team.id });
  const { accountId } = connection;
  const { trust, permissions, managedPolicyArns, warnings } = writeRole(role, connection, region);
  const existing = await readRole(context.aws.clientsFor(connection, region), name);
  if (existing) {
    throw invalidField(
      "spec.name",
      `The account has the role ${existing.arn} already. Ask to have it repaired, or choose another name.`,
    );
  }
  const input = { name, path: identityPath, description: purpose, trust, permissions, managedPolicyArns };
  const tags = ownTags(requestId, team.slug);
  return {
    title: `Role ${name}`,
    connection,
    plan: {
      call: { operation: "CreateRole", accountId, region, input: { ...input, tags } },
      cost: freeOfCharge,
      ...explainDocuments({ trust, permissions }),
      warnings: [...warnings, ...strangersIn(role, accountId)],
    },
    atLeast: twoPeople,
  };
}

/** The documents of a role of the connection's account; its trust policy is always there. */
export function writeRole({ template, ...filled }: FilledRole, connection: Connection, region: string) {
  const input = { account: connection.accountId, region, ...filled };
  const { trust, ...documents } = writeDocuments({ id: template, input, path: "spec.role" });
  if (!trust) throw new Error(`The documents of ${template} have no trust policy.`);
  return { trust, ...documents };
}

/** Warns of a role that lets in another account. */
export function strangersIn(role: FilledRole, accountId: string): string[] {
  if (role.template !== "deployer-role") return [];
  const account = role.by.kind === "role" ? (role.by.roleArn.split(":")[4] ?? "") : role.by.account;
  return account === accountId ? [] : [`It lets in account ${account}, which is not the role’s own.`];
}
