import { appendEvent } from "@quarry/domain/audit/append-event";
import type { Database } from "@quarry/domain/operation/context";

const origin = { actor: { kind: "system", job: "demo world" }, requestId: "demo" } as const;

const connections = [
  {
    name: "Company",
    accountId: "111122223333",
    regions: ["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1"],
    roleArn: null,
    externalId: null,
  },
  {
    name: "Partner",
    accountId: "444455556666",
    regions: ["us-east-1", "eu-central-1"],
    roleArn: "arn:aws:iam::444455556666:role/QuarryConnection",
    externalId: "quarry-7f3c9a52e1",
  },
];

/** The demo's two AWS accounts: its own, and a partner's reached through a role. */
export async function seedConnections(database: Database): Promise<void> {
  for (const { name, ...facts } of connections) {
    if (await database.connection.findUnique({ where: { name } })) continue;
    await database.$transaction(async (transaction) => {
      const { id } = await transaction.connection.create({ data: { name, ...facts } });
      const after = { accountId: facts.accountId, roleArn: facts.roleArn, regions: facts.regions };
      await appendEvent(transaction, origin, {
        name: "connection.added",
        subject: { kind: "connection", id, label: name },
        after,
      });
    });
  }
}
