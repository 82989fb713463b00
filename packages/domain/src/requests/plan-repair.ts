import { comparePermissions } from "@quarry/aws-core/roles/compare-permissions";
import { compareTrust } from "@quarry/aws-core/roles/compare-trust";
import type { RoleDifference } from "@quarry/aws-core/roles/difference";
import { ofAccount } from "@quarry/aws-core/roles/input-fields";
import { readRole } from "@quarry/aws-core/roles/read-role";
import type { ReadRole } from "@quarry/aws-core/roles/read-role";
import type { Connection } from "@quarry/database/generated/client";
import type { KnownContext } from "../operation/context.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { applyStep, canonical, stateOf } from "../roles/role-state.ts";
import { repairSteps } from "../roles/repair-steps.ts";
import type { ExpectedRole } from "../roles/repair-steps.ts";
import { explainDocuments } from "../roles/write-documents.ts";
import { findTeamConnection } from "./find-usable-connection.ts";
import type { RepairPlan, RepairSpec, RoleState } from "./identity-schema.ts";
import { freeOfCharge, strangersIn, twoPeople, writeRole } from "./plan-role.ts";
import type { Planned, PlanOrder } from "./request-kind.ts";

/**
 * How a role differs from what it is for, and the calls that mend it. What is missing is added; only what is asked to
 * be taken away goes. Changes nothing.
 *
 * @throws DomainError `not-found`, `invalid` for a role that is not Quarry's to change, `conflict` when nothing is to do
 */
export async function planRepair(
  context: KnownContext,
  { team, spec, requestId }: PlanOrder<RepairSpec>,
): Promise<Planned<RepairPlan>> {
  const { roleArn, region, role, takeAway } = spec;
  const connection = await findTeamConnection(context, { ...spec, teamId: team.id });
  refuseForeign(roleArn, connection);
  const expected = writeRole(role, connection, region);
  const found = await readRole(context.aws.clientsFor(connection, region), roleArn);
  if (!found) throw invalidField("spec.roleArn", "The account has no role of that ARN.");
  const before = stateOf(found);
  const differences = differencesOf(before, found, expected);
  const steps = repairSteps({ before, expected, differences, takeAway, requestId });
  const remaining = differencesOf(steps.reduce(applyStep, before), found, expected);
  if (steps.length === 0 || canonical(remaining) === canonical(differences)) throw nothingToDo(differences);
  const { accountId } = connection;
  return {
    title: `Repair of ${found.name}`,
    connection,
    plan: {
      call: { operation: "RepairRole", accountId, region, input: { roleArn, before, steps } },
      cost: freeOfCharge,
      ...explainDocuments(expected),
      differences,
      remaining,
      warnings: [...expected.warnings, ...strangersIn(role, accountId)],
    },
    atLeast: twoPeople,
  };
}

/** How a role in that state differs from its template; documents of attached policies are those that were read. */
function differencesOf(state: RoleState, { attached, boundary }: ReadRole, expected: ExpectedRole) {
  return [
    ...compareTrust(state.trust, expected.trust),
    ...comparePermissions(
      {
        attached: state.attached.map(
          (arn) => attached.find((policy) => policy.arn === arn) ?? { arn, name: arn, document: nothing },
        ),
        inline: Object.entries(state.inline).map(([name, document]) => ({ name, document })),
        boundary,
      },
      expected,
    ),
  ];
}

// What a step attaches is of the template, so that its document is not judged.
const nothing = { Version: "2012-10-17", Statement: [] };

function refuseForeign(roleArn: string, { accountId, roleArn: own }: Connection): void {
  if (!ofAccount(roleArn, { account: accountId })) {
    throw invalidField("spec.roleArn", `The role is of another account than ${accountId}.`);
  }
  if (roleArn === own) {
    throw invalidField("spec.roleArn", "Quarry works as this role itself. Change it outside of Quarry.");
  }
  if (/:role\/aws-(?:service-role|reserved)\//.test(roleArn)) {
    throw invalidField("spec.roleArn", "AWS maintains this role; nobody else can change it.");
  }
}

function nothingToDo(differences: readonly RoleDifference[]): DomainError {
  const missing = differences.find(({ kind }) => kind === "missing");
  if (missing) {
    return new DomainError("conflict", `Adding something does not mend it: ${missing.why} ${missing.remedy}`);
  }
  return new DomainError(
    "conflict",
    differences.length === 0
      ? "The role is just what it should be; there is nothing to repair."
      : "Nothing is missing; the role only has more than it needs, or what cannot be told. Ask to have taken away what is not of the template.",
  );
}
