import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { listRoles } from "@quarry/aws-core/roles/list-roles";
import type { ListedRole } from "@quarry/aws-core/roles/list-roles";
import type { Connection } from "@quarry/database/generated/client";
import pMap from "p-map";
import type { KnownContext } from "../operation/context.ts";
import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { findUsableConnection } from "../requests/find-usable-connection.ts";
import { RoleSpec } from "../requests/identity-schema.ts";
import type { FilledRole } from "./filled-role.ts";
import { judgeRole, servicesOf } from "./judge-role.ts";
import { RoleFilter, RolePage } from "./schema.ts";

const atOnce = 4;

/**
 * The roles of an account that Quarry made or that SageMaker or Bedrock may work as, each with how it differs from
 * what it is for. The policies are read for the page that is shown only.
 */
export const listRolesOfAccount = query({
  permission: "roles.read",
  route: { method: "GET", path: "/roles", summary: "List the roles of an account with their verdicts" },
  input: RoleFilter,
  output: RolePage,
  async run({ context, input, signal }) {
    const { region, q, page, pageSize } = input;
    const connection = await findUsableConnection(context, input);
    const clients = context.aws.clientsFor(connection, region);
    const all = await listOrWhyNot(() => listRoles(clients, { signal }));
    if ("problem" in all) return { items: [], page, pageSize, total: 0, problem: all.problem };
    const made = await madeRoles(context, connection);
    const found = all.roles.filter(
      (role) =>
        (made.has(role.arn) || servicesOf(role).length > 0) &&
        role.name.toLowerCase().includes(q.toLowerCase()),
    );
    const { skip, take } = windowOf(input);
    const shown = found.toSorted((one, other) => one.name.localeCompare(other.name)).slice(skip, skip + take);
    const judge = (role: ListedRole) =>
      judgeRole(clients, role, { connection, region, made: made.get(role.arn) });
    const items = await pMap(shown, judge, { concurrency: atOnce, ...(signal && { signal }) });
    return { items, page, pageSize, total: found.length, problem: null };
  },
});

async function listOrWhyNot(
  list: () => Promise<ListedRole[]>,
): Promise<{ roles: ListedRole[] } | { problem: string }> {
  try {
    return { roles: await list() };
  } catch (error) {
    if (error instanceof AwsError && error.code === "denied") return { problem: notAllowed };
    throw error;
  }
}

const notAllowed =
  "Quarry may not list the roles of this account: its role lacks iam:ListRoles, iam:GetRole or another right to read roles.";

/** What Quarry made in the account, by ARN: the request, and what it asked for. */
async function madeRoles({ database }: KnownContext, { id: connectionId }: Connection) {
  const requests = await database.request.findMany({
    where: { connectionId, kind: "role.create", state: "active", operation: { resourceArn: { not: null } } },
    select: { id: true, spec: true, operation: { select: { resourceArn: true } } },
  });
  return new Map(
    requests.flatMap(({ id, spec, operation }) => {
      const parsed = RoleSpec.safeParse(spec);
      const arn = operation?.resourceArn;
      const made: MadeRole = parsed.success
        ? { requestId: id, role: parsed.data.role, region: parsed.data.region }
        : { requestId: id, role: null, region: null };
      return arn ? [[arn, made] as const] : [];
    }),
  );
}

/** The request that a role was made for; what it asked for is null where it cannot be read any more. */
export interface MadeRole {
  requestId: string;
  role: FilledRole | null;
  region: string | null;
}
