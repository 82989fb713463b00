import { listParts, type Part } from "./list-parts.ts";
import { judgeEndpoints, type BookedSpan, type Census } from "./judge-endpoints.ts";
import { readLedger, timeOf } from "./simulator.ts";
import { isAtRest, type Stage } from "./stage.ts";
import { deleteAll, type Asked, type Wishes } from "./wishes.ts";
import { readTrail } from "../find-outcome.ts";
import type { LaneOutcome } from "../scenario.ts";

/** Counts the parts of endpoints that serve, each of which is to be there once. */
export async function takeCensus({ rig, lane }: Stage, asked: readonly Asked[]): Promise<Census[]> {
  const parts = await listParts(rig.simulatorUrl, lane.account);
  return asked.map(({ deployment }) => ({
    endpoint: deployment.name,
    parts: parts.filter(({ name }) => name.includes(deployment.name)),
    wanted: deployment.scaling === null ? directly : asComponent,
  }));
}

const directly = { endpoint: 1, configuration: 1, model: 1, component: 0, target: 0, policy: 0, alarm: 0 };
// A target tracking policy has two alarms of its own; the third starts the first copy.
const asComponent = { endpoint: 1, configuration: 1, model: 1, component: 1, target: 1, policy: 2, alarm: 3 };

/** Has everything deleted, lets it come to rest, and holds what was found against what must be. */
export async function conclude(wishes: Wishes, censuses: readonly Census[]): Promise<LaneOutcome> {
  const { stage, endings, lives } = wishes;
  const { lane, rig } = stage;
  await deleteAll(wishes);
  await stage.settle();
  await stage.stopWorker();
  const left: Part[] = await listParts(rig.simulatorUrl, lane.account);
  const requests = await lane.database.request.findMany({ where: { state: { not: "pending" } } });
  const verdict = judgeEndpoints({
    wanted: endings,
    requests: requests.map(({ id, state, failure }) => ({ id, state, reason: causeOf(failure) })),
    censuses,
    unfinished: await findUnfinished(stage),
    left,
    lives,
    ledger: await readLedger(rig, lane.account),
    book: await readBook(stage),
    ...(await readTrail(lane)),
  });
  return { verdict, crashes: lane.crashes };
}

function causeOf(failure: unknown): string | null {
  if (typeof failure !== "object" || failure === null || !("cause" in failure)) return null;
  return String(failure.cause);
}

async function findUnfinished({ lane }: Stage): Promise<string[]> {
  const rows = await lane.database.endpoint.findMany();
  return rows
    .filter((row) => !isAtRest(row) || row.goneAt === null)
    .map(({ name, wish, status }) => `${name} is wanted ${wish} and is ${status ?? "not in AWS"}`);
}

async function readBook({ lane, rig }: Stage): Promise<BookedSpan[]> {
  const runs = await lane.database.endpointRun.findMany({
    include: { endpoint: { select: { name: true } } },
  });
  const now = timeOf(rig);
  return runs.map(({ endpoint, instanceType, instances, startedAt, endedAt }) => ({
    endpoint: endpoint.name,
    instanceType,
    seconds: (instances * ((endedAt?.getTime() ?? now) - startedAt.getTime())) / 1000,
  }));
}
