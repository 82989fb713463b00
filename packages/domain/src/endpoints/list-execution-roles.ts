import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { compareTrust } from "@quarry/aws-core/roles/compare-trust";
import { executionRoleTrust } from "@quarry/aws-core/roles/execution-role";
import { listRoles } from "@quarry/aws-core/roles/list-roles";
import type { ListedRole } from "@quarry/aws-core/roles/list-roles";
import { query } from "../operation/query.ts";
import { findUsableConnection } from "../requests/find-usable-connection.ts";
import { ExecutionRolesView, PlaceInput } from "./deploy-schema.ts";
import type { ExecutionRoleView } from "./deploy-schema.ts";

/**
 * The roles of the account that SageMaker may assume, those first that let in nobody else. Where Quarry may not
 * list roles, the list is empty and says why: a role can then be named by its ARN.
 */
export const listExecutionRoles = query({
  permission: "requests.submit",
  route: { method: "GET", path: "/endpoint-roles", summary: "List roles that an endpoint can work as" },
  input: PlaceInput,
  output: ExecutionRolesView,
  async run({ context, input, signal }) {
    const connection = await findUsableConnection(context, input);
    const clients = context.aws.clientsFor(connection, input.region);
    try {
      const roles = await listRoles(clients, { signal });
      const items = roles.flatMap((role) => viewOf(role, connection.accountId));
      return { items: items.toSorted(bestFirst), problem: null };
    } catch (error) {
      if (error instanceof AwsError && error.code === "denied") return { items: [], problem: notAllowed };
      throw error;
    }
  },
});

const notAllowed =
  "Quarry may not list the roles of this account: its role lacks iam:ListRoles. Write the ARN of the execution role instead.";

/** None for a role that SageMaker may not assume. */
function viewOf({ arn, name, description, trust }: ListedRole, account: string): ExecutionRoleView[] {
  const differences = compareTrust(trust, executionRoleTrust({ account }));
  if (differences.some(({ kind }) => kind === "missing")) return [];
  const isWider = differences.some(({ kind }) => kind === "wider");
  return [
    {
      arn,
      name,
      description,
      verdict: differences.length === 0 ? "trusted" : isWider ? "wider" : "unknown",
      differences: differences.map(({ why, remedy }) => `${why} ${remedy}`),
    },
  ];
}

const order: readonly ExecutionRoleView["verdict"][] = ["trusted", "wider", "unknown"];

function bestFirst(one: ExecutionRoleView, other: ExecutionRoleView): number {
  return order.indexOf(one.verdict) - order.indexOf(other.verdict) || one.name.localeCompare(other.name);
}
