import { randomBytes } from "node:crypto";
import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import { invalidField } from "../operation/domain-error.ts";
import { connectionRelations, toConnectionView } from "./connection-view.ts";
import { AddConnectionInput, ConnectionView } from "./schema.ts";

/**
 * Connects an AWS account through a role. The external id is made here, one per connection, so that no team
 * can have Quarry act through a role that another customer trusts.
 */
export const addConnection = command({
  permission: "connections.manage",
  event: "connection.added",
  route: { method: "POST", path: "/connections", summary: "Connect an AWS account", successStatus: 201 },
  input: AddConnectionInput,
  output: ConnectionView,
  async run({ transaction, input }) {
    const { name, roleArn, regions, team } = input;
    if (await transaction.connection.findUnique({ where: { name } })) {
      throw invalidField("name", "Another connection has this name. Choose a different one.");
    }
    const [, partition = "aws", , , accountId = ""] = roleArn.split(":");
    const row = await transaction.connection.create({
      data: {
        name,
        roleArn,
        regions: [...new Set(regions)],
        partition,
        accountId,
        externalId: `quarry-${randomBytes(18).toString("base64url")}`,
        teamId: await teamIdOf(transaction, team),
      },
      include: connectionRelations,
    });
    const subject = { kind: "connection", id: row.id, label: name };
    return { result: toConnectionView(row), changes: [{ subject, after: { accountId, roleArn, regions } }] };
  },
});

async function teamIdOf(transaction: Transaction, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null;
  const team = await transaction.team.findUnique({ where: { slug }, select: { id: true } });
  if (team) return team.id;
  throw invalidField("team", "There is no team with this name.");
}
