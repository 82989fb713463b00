import { approveRequests } from "./approve-requests.ts";
import { openLane, type Lane } from "./lane.ts";
import { isOnTheWire, points, type Point } from "./points.ts";
import { countOpen, elapse } from "./queue-time.ts";
import type { Rig } from "./rig.ts";
import type { LaneOutcome, Outcome, Scenario, Size } from "./scenario.ts";
import { seededRandom, shuffled } from "./seeded-random.ts";
import { settle } from "./settle.ts";
import { waitUntil } from "./wait-until.ts";

interface KillOptions {
  /** Modules loaded into the workers, such as one that exchanges the code under test. */
  preloads?: readonly string[];
  points?: readonly Point[];
}

const killsAtEachPoint = { long: 30, short: 3 } as const;
const lanesAtOnce = 3;
// A life begins when the worker takes jobs: how long it starts is the machine's matter.
const startMilliseconds = 60_000;
const lifeMilliseconds = 15_000;
const mostSkips = 3;

/** Kills the worker at every point, many times, and starts it again each time. */
export function killWorker({ preloads = [], points: struck = points }: KillOptions = {}): Scenario {
  return {
    name: "kill -9",
    async run(rig, { isShort, random }) {
      const hits = new Map<string, number>(struck.map((point) => [point, 0]));
      const each = isShort ? killsAtEachPoint.short : killsAtEachPoint.long;
      const plan = shuffled(
        struck.flatMap((point) => Array.from({ length: each }, () => point)),
        random,
      );
      const lanes = await Promise.all(
        Array.from({ length: lanesAtOnce }, (_, number) => {
          const size = { isShort, random: seededRandom(Math.floor(random() * 2 ** 32)) };
          return runLane({ rig, size, plan, hits, preloads, name: `kill-${number + 1}` });
        }),
      );
      return outcomeOf(lanes, hits, each);
    },
  };
}

function outcomeOf(lanes: LaneOutcome[], hits: Map<string, number>, each: number): Outcome {
  const kills = [...hits.values()].reduce((sum, count) => sum + count, 0);
  const missed = [...hits].filter(([, count]) => count < each);
  return {
    lanes,
    hits,
    faults: `${kills} kills`,
    shortcomings: missed.map(([point, count]) => `${point} was hit ${count} times, not ${each}`),
  };
}

interface LaneRun {
  rig: Rig;
  size: Size;
  name: string;
  /** Shared by all lanes: each takes the next point from its end. */
  plan: Point[];
  hits: Map<string, number>;
  preloads: readonly string[];
}

async function runLane({ rig, size, name, plan, hits, preloads }: LaneRun): Promise<LaneOutcome> {
  const lane = await openLane(rig, { name });
  const acknowledged: string[] = [];
  let misses = 0;
  try {
    for (let point = plan.pop(); point !== undefined && misses < 3; point = plan.pop()) {
      const skip = Math.floor(size.random() * (mostSkips + 1));
      acknowledged.push(...(await provideWork(lane, point, skip)));
      const isHit = await liveAndDie(lane, { point, skip, preloads });
      if (isHit) hits.set(point, (hits.get(point) ?? 0) + 1);
      else {
        misses += 1;
        plan.push(point);
      }
      await elapse(lane);
    }
    return await settle(lane, [await lane.startWorker({ preloads })], acknowledged);
  } finally {
    await lane.close();
  }
}

// A point is passed once for each open request at most, and the call to AWS only for those that it did not make yet.
async function provideWork(lane: Lane, point: Point, skip: number): Promise<string[]> {
  const missing = skip + 2 - (isOnTheWire(point) ? 0 : await countOpen(lane));
  return missing > 0 ? approveRequests(lane, missing) : [];
}

interface Death {
  point: Point;
  skip: number;
  preloads: readonly string[];
}

/** One life of a worker; whether it was killed where it should have been. */
async function liveAndDie(lane: Lane, { point, skip, preloads }: Death): Promise<boolean> {
  const worker = await lane.startWorker({ preloads });
  const isStruck = worker.arm({ point, skip, signal: "SIGKILL" });
  const { signal } = lane.rig;
  const isOver = (): boolean => isStruck() || worker.isEnded();
  await waitUntil(() => isOver() || worker.isReady(), { milliseconds: startMilliseconds, signal });
  await waitUntil(isOver, { milliseconds: lifeMilliseconds, signal });
  await worker.kill();
  return isStruck();
}
