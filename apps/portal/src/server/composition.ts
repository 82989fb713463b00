import "server-only";
import { createPrisma } from "@quarry/database/prisma-client";
import { createAwsAccess } from "@quarry/domain/connections/aws-access";
import { createJobQueue } from "@quarry/domain/jobs/job-queue";
import type { Context } from "@quarry/domain/operation/context";
import { pino } from "pino";
import { readEnvironment } from "../env.ts";
import type { PortalEnvironment } from "../env.ts";

/** What the process is made of: made once, shared by all requests. */
export interface Composition extends Omit<Context, "actor" | "requestId"> {
  environment: PortalEnvironment;
}

declare global {
  // Next evaluates modules once per bundle; the process must still hold one pool and one set of clients.
  var quarryComposition: Composition | undefined;
}

export function composition(): Composition {
  globalThis.quarryComposition ??= compose();
  return globalThis.quarryComposition;
}

function compose(): Composition {
  const environment = readOrExit();
  const logger = pino({ level: environment.logLevel, base: { process: "portal" } });
  const database = createPrisma(environment.databaseUrl, {
    onConnectionLost: (error) => logger.warn({ err: error }, "a database connection was lost"),
  });
  return {
    environment,
    logger,
    database,
    aws: createAwsAccess("quarry-portal"),
    jobs: createJobQueue(database),
    configuration: environment.configuration,
  };
}

function readOrExit(): PortalEnvironment {
  try {
    return readEnvironment();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(1);
  }
}
