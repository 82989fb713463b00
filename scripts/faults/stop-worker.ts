import { approveRequests } from "./approve-requests.ts";
import { openLane, type Lane } from "./lane.ts";
import { points, type Point } from "./points.ts";
import { countOpen, expireJobs, hurryJobs } from "./queue-time.ts";
import type { Rig } from "./rig.ts";
import type { LaneOutcome, Scenario } from "./scenario.ts";
import { shuffled } from "./seeded-random.ts";
import { settle, untilReady } from "./settle.ts";
import { waitUntil } from "./wait-until.ts";
import type { WorkerProcess } from "./worker-process.ts";

const stops = { long: 40, short: 4 } as const;
const lanesAtOnce = { long: 4, short: 2 } as const;
const expirySeconds = 2;
// One for each worker: one that holds several would often be stopped inside a transaction of another.
const requestsAtEachStop = 2;
const mostAttempts = 10;
// Long enough that the other worker has taken over, if nothing keeps it from doing so.
const stoppedMilliseconds = 6_000;

interface Tally {
  stops: number;
  /** Stops after which the other worker had done the work before the stopped one went on. */
  overtaken: number;
  hits: Map<string, number>;
}

/**
 * Stops one of two workers at every point until its jobs have expired and the other has them, then lets it go on
 * as if nothing had happened.
 */
export const stopWorker: Scenario = {
  name: "stop and continue",
  async run(rig, { isShort, random }) {
    const size = isShort ? "short" : "long";
    const order = shuffled(points, random);
    const plan = Array.from(
      { length: stops[size] },
      (_, number) => order[number % order.length] ?? "fetched",
    );
    const tally: Tally = { stops: 0, overtaken: 0, hits: new Map(points.map((point) => [point, 0])) };
    const lanes = await Promise.all(
      Array.from({ length: lanesAtOnce[size] }, (_, number) =>
        runLane(rig, { name: `stop-${number + 1}`, plan, tally }),
      ),
    );
    return {
      lanes,
      hits: tally.hits,
      faults: `${tally.stops} stops, ${tally.overtaken} overtaken`,
      shortcomings: [
        ...(tally.stops < stops[size] ? [`${tally.stops} stops, not ${stops[size]}`] : []),
        ...(tally.overtaken === 0 ? ["no stopped worker was overtaken"] : []),
      ],
    };
  },
};

interface LaneRun {
  name: string;
  /** Shared by all lanes: each takes the next point from its end. */
  plan: Point[];
  tally: Tally;
}

async function runLane(rig: Rig, { name, plan, tally }: LaneRun): Promise<LaneOutcome> {
  const lane = await openLane(rig, { name, mirrored: ["us-east-1"] });
  try {
    await hurryJobs(lane, expirySeconds);
    const workers = [await lane.startWorker(), await lane.startWorker()] as const;
    await untilReady(lane, workers);
    const acknowledged: string[] = [];
    let turn = 0;
    for (let point = plan.pop(); point !== undefined; point = plan.pop()) {
      turn += 1;
      const worker = workers[turn % 2 === 0 ? 0 : 1];
      await stopOnce(lane, { worker, point, tally, acknowledged });
    }
    return await settle(lane, workers, acknowledged);
  } finally {
    await lane.close();
  }
}

interface Stop {
  worker: WorkerProcess;
  point: Point;
  tally: Tally;
  acknowledged: string[];
}

async function stopOnce(lane: Lane, { worker, point, tally, acknowledged }: Stop): Promise<void> {
  const { signal } = lane.rig;
  const approvals: Promise<string[]>[] = [];
  const isStruck = worker.arm({ point, skip: 0, signal: "SIGSTOP" });
  // The other worker may be quicker, so work is provided until the one that is meant has had some.
  for (let attempt = 0; attempt < mostAttempts && !isStruck() && !worker.isEnded(); attempt += 1) {
    // Not waited for here: whoever is stopped inside a transaction may hold the lock that an approval needs.
    approvals.push(approveRequests(lane, requestsAtEachStop));
    await waitUntil(() => isStruck() || worker.isEnded(), { milliseconds: 2_000, signal });
  }
  if (isStruck()) {
    tally.stops += 1;
    tally.hits.set(point, (tally.hits.get(point) ?? 0) + 1);
    if (await isOvertaken(lane)) tally.overtaken += 1;
    worker.resume();
  }
  acknowledged.push(...(await Promise.all(approvals)).flat());
}

/** Whether the other worker does all there is to do while this one stands still. */
function isOvertaken(lane: Lane): Promise<boolean> {
  return waitUntil(
    async () => {
      await expireJobs(lane);
      return (await countOpen(lane)) === 0;
    },
    { milliseconds: stoppedMilliseconds, signal: lane.rig.signal, every: 250 },
  );
}
