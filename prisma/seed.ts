// Makes the demo world, through the same operations that people use: `node prisma/seed.ts`.
import { fileURLToPath } from "node:url";
import { readDatabaseUrl } from "@quarry/database/env";
import { createPrisma } from "@quarry/database/prisma-client";
import { defaultUploadLimitBytes } from "@quarry/domain/configuration";
import { createAwsAccess } from "@quarry/domain/connections/aws-access";
import { createJobQueue } from "@quarry/domain/jobs/job-queue";
import { installQueues } from "@quarry/domain/jobs/install-queues";
import { pino } from "pino";
import { namedExportReader } from "./demo/env.ts";
import { seedBillRules } from "./demo/seed-bill-rules.ts";
import { seedBudgets } from "./demo/seed-budgets.ts";
import { seedConnections } from "./demo/seed-connections.ts";
import { seedCosts } from "./demo/seed-costs.ts";
import { seedExports } from "./demo/seed-exports.ts";
import { seedPeople } from "./demo/seed-people.ts";

const exportReaderEntry =
  namedExportReader() ?? fileURLToPath(import.meta.resolve("@quarry/aws-core/exports/read-export-process"));

async function seed(databaseUrl: string): Promise<void> {
  await installQueues(databaseUrl);
  const database = createPrisma(databaseUrl);
  const aws = createAwsAccess("quarry-portal");
  try {
    await seedPeople(database);
    await seedConnections(database);
    const means = {
      database,
      aws,
      jobs: createJobQueue(database),
      logger: pino({ level: "warn" }),
      configuration: { uploadLimitBytes: defaultUploadLimitBytes, exportReaderEntry, regions: [] },
    };
    await seedExports(means);
    await seedCosts(means);
    await seedBillRules(means);
    await seedBudgets(means);
  } finally {
    aws.close();
    await database.$disconnect();
  }
}

await seed(readDatabaseUrl());
