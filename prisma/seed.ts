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
import { seedConnections } from "./demo/seed-connections.ts";
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
    await seedExports({
      database,
      aws,
      jobs: createJobQueue(database),
      logger: pino({ level: "warn" }),
      configuration: { uploadLimitBytes: defaultUploadLimitBytes, exportReaderEntry, regions: [] },
    });
  } finally {
    aws.close();
    await database.$disconnect();
  }
}

await seed(readDatabaseUrl());
