import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import type { RouterClient } from "@orpc/server";
import { createAwsAccess } from "@quarry/domain/connections/aws-access";
import { createJobQueue } from "@quarry/domain/jobs/job-queue";
import type { Database } from "@quarry/domain/operation/context";
import { operations } from "@quarry/domain/operations";
import type { Operations } from "@quarry/domain/operations";
import { keepRegion } from "@quarry/domain/profiles/keep-region";
import { findActor } from "@quarry/domain/settings/find-actor";
import { pino } from "pino";
import { seedPeople } from "../../prisma/demo/seed-people.ts";
import { makeProfiles } from "./make-profiles.ts";

const accounts = ["111122223333", "222233334444", "333344445555", "444455556666", "555566667777"];
const regions = ["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1"];
const teams = 12;
const goneEvery = 33;

/** Somebody who looks at the catalog, and by what rule. */
export interface Viewer {
  calls: RouterClient<Operations>;
  /** The ids of their teams, or all. */
  teams: "all" | string[];
}

export interface Viewers {
  /** A member of one team. */
  linus: Viewer;
  /** An admin, who sees everything. */
  ada: Viewer;
  /** Twenty people, Linus and Ada among them, all others in one team each. */
  all: Viewer[];
}

/**
 * Fills a catalog as the mirror does, Region after Region, each read twice: what the second reading lacks is gone.
 * Every third profile is in the catalog of a team.
 */
export async function loadCatalog(database: Database, profiles: number): Promise<Viewers> {
  await seedPeople(database);
  await addTeams(database);
  const means = meansOf(database);
  const each = Math.ceil(profiles / accounts.length / regions.length);
  for (const [index, account] of accounts.entries()) {
    const { id: connectionId } = await database.connection.create({
      data: { name: `Account ${index + 1}`, accountId: account, regions },
    });
    for (const region of regions) {
      const seen = makeProfiles({ account, region }, each + Math.ceil(each / goneEvery));
      const left = seen.filter((_, at) => at < 20 || at % goneEvery !== 0);
      const began = Date.now();
      const job = { ...means, ...systemPart };
      await keepRegion(job, { connectionId, region }, { seen, attemptedAt: new Date(began - 60_000) });
      await keepRegion(job, { connectionId, region }, { seen: left, attemptedAt: new Date(began) });
    }
  }
  await adopt(database);
  return viewersOf(database, means);
}

const systemPart = {
  actor: { kind: "system" as const, job: "profiles.mirror" },
  requestId: "bench",
  signal: new AbortController().signal,
};

function meansOf(database: Database) {
  return {
    database,
    jobs: createJobQueue(database),
    aws: createAwsAccess("quarry-portal"),
    logger: pino({ level: "silent" }),
    configuration: { uploadLimitBytes: 0, exportReaderEntry: "", regions: [] },
  };
}

/** With the demo's two there are so many teams; each new one has people of its own, twenty in all. */
async function addTeams(database: Database): Promise<void> {
  for (let number = 3; number <= teams; number += 1) {
    await database.team.create({
      data: {
        slug: `team-${number}`,
        name: `Team ${number}`,
        memberships: {
          create: [1, 2].map((person) => ({
            role: "member" as const,
            user: {
              create: { email: `person-${number}-${person}@example.com`, name: `Person ${number}.${person}` },
            },
          })),
        },
      },
    });
  }
}

async function adopt(database: Database): Promise<void> {
  const ids = (await database.team.findMany({ orderBy: { slug: "asc" } })).map(({ id }) => id);
  const { id: adoptedById } = await database.user.findUniqueOrThrow({
    where: { email: "linus@example.com" },
  });
  const profiles = await database.profile.findMany({
    where: { type: "APPLICATION" },
    orderBy: { arn: "asc" },
    select: { id: true },
  });
  await database.adoption.createMany({
    data: profiles.flatMap(({ id: profileId }, index) => {
      const teamId = ids[(index / 3) % ids.length];
      return teamId === undefined ? [] : [{ profileId, teamId, adoptedById }];
    }),
  });
}

async function viewersOf(database: Database, means: ReturnType<typeof meansOf>): Promise<Viewers> {
  const viewerOf = async (email: string): Promise<Viewer> => {
    const { id } = await database.user.findUniqueOrThrow({ where: { email } });
    const actor = await findActor(database, id);
    if (actor.kind !== "user") throw new Error(`${email} may not come in.`);
    const calls = createRouterClient(operations, {
      context: () => ({ ...means, actor, requestId: randomUUID() }),
    });
    return { calls, teams: actor.platformRole === null ? actor.teams.map((team) => team.id) : "all" };
  };
  const [linus, ada] = [await viewerOf("linus@example.com"), await viewerOf("ada@example.com")];
  const others = await database.user.findMany({
    where: { email: { startsWith: "person-" } },
    orderBy: { email: "asc" },
    take: 18,
  });
  return {
    linus,
    ada,
    all: [linus, ada, ...(await Promise.all(others.map(({ email }) => viewerOf(email))))],
  };
}
