import type { PrismaClient } from "@quarry/database/prisma-client";
import type { Logger } from "pino";
import type { AwsAccess } from "../connections/aws-access.ts";
import type { Configuration } from "../configuration.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Actor, UserActor } from "./actor.ts";

export type Database = PrismaClient;
/** A database transaction: the client without the calls that open or close one. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/** Everything an operation may use; made once per request or job by the process that runs it. */
export interface Context<ActorKind extends Actor = Actor> {
  database: Database;
  aws: AwsAccess;
  jobs: JobQueue;
  configuration: Configuration;
  logger: Logger;
  actor: ActorKind;
  /** Names this request in answers, logs and the audit trail. */
  requestId: string;
}

/** The context once someone is known to be there: what operations see. */
export type KnownContext = Context<Exclude<Actor, { kind: "anonymous" }>>;
export type UserContext = Context<UserActor>;
