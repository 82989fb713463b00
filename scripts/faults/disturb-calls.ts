import { setTimeout as wait } from "node:timers/promises";
import { approveRequests } from "./approve-requests.ts";
import type { Fault } from "./fault-proxy.ts";
import { openLane } from "./lane.ts";
import type { Scenario } from "./scenario.ts";
import { settle, untilReady } from "./settle.ts";

const share = 0.3;
const requestsAtOnce = 5;
const pauseMilliseconds = 250;
const patienceMilliseconds = 120_000;

interface Disturbance {
  name: string;
  kind: "drop-answer" | "throttle";
  /** What one of them is called in the table. */
  word: string;
  /** How long requests are approved while calls fail at least, in seconds. */
  seconds: { long: number; short: number };
  /** The fewest calls that are spoilt; a slow machine takes longer for them, but not over two minutes. */
  fewest: { long: number; short: number };
  /** The most requests that are approved meanwhile. */
  requests: { long: number; short: number };
}

/** Spoils three of ten calls to AWS while requests are approved. */
function disturbCalls({ name, kind, word, seconds, fewest, requests }: Disturbance): Scenario {
  return {
    name,
    async run(rig, { isShort, random }) {
      const size = isShort ? "short" : "long";
      const lane = await openLane(rig, { name: kind, mirrored: ["us-east-1"] });
      let [calls, spoilt, isDisturbed] = [0, 0, true];
      const chooseFault = (): Fault | undefined => {
        calls += 1;
        if (!isDisturbed || random() >= share) return undefined;
        spoilt += 1;
        return { kind };
      };
      try {
        const worker = await lane.startWorker({ chooseFault });
        const acknowledged: string[] = [];
        await untilReady(lane, [worker]);
        const start = performance.now();
        const isEnough = (): boolean => {
          const passed = performance.now() - start;
          const isDone = passed >= seconds[size] * 1000 && spoilt >= fewest[size];
          return isDone || passed >= patienceMilliseconds;
        };
        while (!isEnough()) {
          rig.signal.throwIfAborted();
          if (acknowledged.length < requests[size]) {
            acknowledged.push(...(await approveRequests(lane, requestsAtOnce)));
          }
          await wait(pauseMilliseconds);
        }
        isDisturbed = false;
        const outcome = await settle(lane, [worker], acknowledged);
        const shortcomings =
          spoilt < fewest[size] ? [`${spoilt} answers were ${word}, not ${fewest[size]}`] : [];
        return { lanes: [outcome], faults: `${spoilt} of ${calls} ${word}`, shortcomings };
      } finally {
        await lane.close();
      }
    },
  };
}

/** Three of ten answers of AWS get lost after AWS has done what it was asked. */
export const dropAnswers = disturbCalls({
  name: "dropped answers",
  kind: "drop-answer",
  word: "dropped",
  seconds: { long: 30, short: 5 },
  fewest: { long: 60, short: 10 },
  requests: { long: 200, short: 40 },
});

/** AWS throttles three of ten calls for a minute. */
export const throttleCalls = disturbCalls({
  name: "throttling",
  kind: "throttle",
  word: "throttled",
  seconds: { long: 60, short: 6 },
  fewest: { long: 60, short: 10 },
  requests: { long: 200, short: 40 },
});
