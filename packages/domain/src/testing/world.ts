import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { createRouterClient } from "@orpc/server";
import type { RouterClient } from "@orpc/server";
import { startSimulator } from "@quarry/aws-simulator/start-simulator";
import type { Simulator } from "@quarry/aws-simulator/start-simulator";
import { createPrisma } from "@quarry/database/prisma-client";
import { createTestDatabase } from "@quarry/database/testing/test-database";
import { pino } from "pino";
import { afterAll, beforeAll } from "vitest";
import { defaultUploadLimitBytes } from "../configuration.ts";
import { createAwsAccess } from "../connections/aws-access.ts";
import { installQueues } from "../jobs/install-queues.ts";
import { createJobQueue } from "../jobs/job-queue.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Actor } from "../operation/actor.ts";
import type { Context, Database } from "../operation/context.ts";
import { operations } from "../operations.ts";
import type { Operations } from "../operations.ts";
import { SecretKey } from "../secrets/secret-key.ts";
import { demoPeople, demoTeams } from "../settings/demo-people.ts";
import { findActor } from "../settings/find-actor.ts";

export type Person = "ada" | "grace" | "linus" | "margaret" | "alan" | "radia" | "viola" | "gustav";

/** A database with two teams and their people, the simulator behind AWS, and every operation as any of them. */
export interface World {
  database: Database;
  simulator: Simulator;
  databaseUrl: string;
  means: Omit<Context, "actor" | "requestId">;
  as(person: Person): Promise<RouterClient<Operations>>;
  /** The operations for any actor, such as nobody. */
  asActor(actor: Actor): RouterClient<Operations>;
  actor(person: Person): Promise<Actor>;
  /** The context a job of that name runs with. */
  job(name: string): JobContext;
  /** Tells the simulator to misbehave or to change something behind Quarry's back. */
  control(path: "failures" | "profiles" | "quotas" | "settings", body: object): Promise<void>;
}

const companyAccount = "111122223333";
export const companyRegions = ["us-east-1", "us-west-2"];

/** Sets the world up before the tests of a file and takes it down after them. */
export function useWorld(): World {
  const parts: { world?: World; takeDown?: () => Promise<void> } = {};
  beforeAll(async () => {
    const made = await makeWorld();
    parts.world = made.world;
    parts.takeDown = made.takeDown;
  });
  afterAll(() => parts.takeDown?.());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every property is read from the world once it is made
  return new Proxy({} as World, {
    get(_target, name) {
      if (!parts.world) throw new Error("The world is there only within tests.");
      return Reflect.get(parts.world, name);
    },
  });
}

async function makeWorld(): Promise<{ world: World; takeDown: () => Promise<void> }> {
  const [simulator, testDatabase] = await Promise.all([startSimulator({ port: 0 }), createTestDatabase()]);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
  await installQueues(testDatabase.url);
  const database = createPrisma(testDatabase.url);
  await addPeople(database);
  const aws = createAwsAccess("quarry-portal");
  const means = {
    database,
    aws,
    jobs: createJobQueue(database),
    logger: pino({ level: "silent" }),
    configuration,
  };
  const takeDown = async () => {
    aws.close();
    await database.$disconnect();
    await Promise.all([testDatabase.drop(), simulator.close()]);
  };
  return { world: worldOf({ means, simulator, databaseUrl: testDatabase.url }), takeDown };
}

const configuration = {
  uploadLimitBytes: defaultUploadLimitBytes,
  exportReaderEntry: fileURLToPath(import.meta.resolve("@quarry/aws-core/exports/read-export-process")),
  regions: companyRegions,
  secretKey: SecretKey.parse("the key of a test, which seals nothing real"),
};

function worldOf({
  means,
  simulator,
  databaseUrl,
}: Pick<World, "means" | "simulator" | "databaseUrl">): World {
  const { database } = means;
  const asActor = (actor: Actor) =>
    createRouterClient(operations, { context: () => ({ ...means, actor, requestId: randomUUID() }) });
  const actor = async (person: Person) => {
    const { id } = await database.user.findUniqueOrThrow({ where: { email: `${person}@example.com` } });
    return findActor(database, id);
  };
  const job = (name: string): JobContext => ({
    ...means,
    actor: { kind: "system", job: name },
    requestId: randomUUID(),
    signal: new AbortController().signal,
  });
  const control: World["control"] = async (path, body) => {
    const answer = await fetch(`${simulator.url}/_simulator/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  return {
    control,
    database,
    simulator,
    databaseUrl,
    means,
    asActor,
    actor,
    job,
    as: async (person) => asActor(await actor(person)),
  };
}

const viewer = {
  email: "viola@example.com",
  name: "Viola Viewer",
  platformRole: null,
  memberships: [{ team: "search", role: "viewer" }],
} as const;

/** Somebody whom nobody has put into a team yet. */
const guest = {
  email: "gustav@example.com",
  name: "Gustav Guest",
  platformRole: null,
  memberships: [],
} as const;

async function addPeople(database: Database): Promise<void> {
  for (const team of demoTeams) await database.team.create({ data: team });
  const teams = new Map((await database.team.findMany()).map(({ slug, id }) => [slug, id]));
  for (const { email, name, platformRole, memberships } of [...demoPeople, viewer, guest]) {
    const places = memberships.map(({ team, role }) => ({ teamId: teams.get(team) ?? "", role }));
    await database.user.create({ data: { email, name, platformRole, memberships: { create: places } } });
  }
  await database.connection.create({
    data: { name: "Company", accountId: companyAccount, regions: companyRegions },
  });
}
