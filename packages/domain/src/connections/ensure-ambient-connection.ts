import { describeCaller } from "@quarry/aws-core/connections/connection-credentials";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";

const ambient = { id: "ambient", roleArn: null, externalId: null };

/** Without any connection the ambient credentials are "this account": makes that connection once. */
export async function ensureAmbientConnection(context: JobContext): Promise<void> {
  const { database, aws, configuration } = context;
  if ((await database.connection.count()) > 0) return;
  const [region] = configuration.regions;
  if (region === undefined) return;
  const { account, partition } = await describeCaller(aws.clientsFor(ambient, region));
  await database.$transaction(async (transaction) => {
    const name = "This account";
    const { count } = await transaction.connection.createMany({
      data: [{ name, accountId: account, partition, regions: [...configuration.regions] }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    const { id } = await transaction.connection.findUniqueOrThrow({ where: { name } });
    await appendEvent(transaction, context, {
      name: "connection.added",
      subject: { kind: "connection", id, label: name },
      after: { accountId: account, regions: configuration.regions },
    });
  });
}
