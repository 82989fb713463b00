import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../fault-proxy.ts";
import { elapse } from "../queue-time.ts";
import { restartImmediately } from "../restart-postgres.ts";
import type { Outcome, Scenario, Size } from "../scenario.ts";
import { waitUntil } from "../wait-until.ts";
import { liveThrough } from "./full-life.ts";
import { openStage, undisturbed, type Stage } from "./stage.ts";
import type { Form } from "./wishes.ts";

const share = 0.3;
const endpointsOfEachForm = 4;

interface Disturbance {
  name: string;
  kind: "drop-answer" | "throttle";
  /** What one of them is called in the table. */
  word: string;
  /** The only endpoint where time is short: the SDK pauses before it tries a throttled call again. */
  shortForm: Form;
}

/** Spoils three of ten calls to AWS while endpoints are made, changed and deleted. */
function disturbEndpoints({ name, kind, word, shortForm }: Disturbance): Scenario {
  return {
    name: `endpoints: ${name}`,
    async run(rig, { isShort, random }) {
      const stage = await openStage(rig, { name: `endpoint-${kind}`, isMirrored: !isShort });
      let [calls, spoilt] = [0, 0];
      const chooseFault = (): Fault | undefined => {
        calls += 1;
        if (random() >= share) return undefined;
        spoilt += 1;
        return { kind };
      };
      stage.disturbance = { ...undisturbed, chooseFault };
      try {
        const forms = isShort ? [shortForm] : manyForms;
        const lane = await liveThrough(stage, { forms, isWhole: !isShort });
        const shortcomings = spoilt === 0 ? [`no answer was ${word}`] : [];
        return { lanes: [lane], faults: `${spoilt} of ${calls} ${word}`, shortcomings };
      } finally {
        await stage.close();
      }
    },
  };
}

const manyForms: readonly Form[] = Array.from(
  { length: endpointsOfEachForm },
  () => ["plain", "component"] as const,
).flat();

/** Three of ten answers of AWS get lost after AWS has done what it was asked. */
export const dropAnswersAboutEndpoints = disturbEndpoints({
  name: "dropped answers",
  kind: "drop-answer",
  word: "dropped",
  shortForm: "component",
});

/** AWS throttles three of ten calls. */
export const throttleCallsAboutEndpoints = disturbEndpoints({
  name: "throttling",
  kind: "throttle",
  word: "throttled",
  shortForm: "plain",
});

const restarts = { long: 12, short: 2 } as const;
const mostWorkMilliseconds = 150;
const restartShare = 0.2;

/** Restarts Postgres without letting it say good-bye while the worker looks at AWS. */
export const restartPostgresUnderEndpoints: Scenario = {
  name: "endpoints: Postgres restarts",
  async run(rig, size): Promise<Outcome> {
    const stage = await openStage(rig, { name: "endpoint-restarts", isMirrored: !size.isShort });
    const wanted = restarts[size.isShort ? "short" : "long"];
    const restarter = restartNowAndThen(stage, size, wanted);
    stage.disturbance = { ...undisturbed, meanwhile: () => restarter.meanwhile() };
    try {
      const lane = await liveThrough(stage, { forms: ["plain", "component"], isWhole: !size.isShort });
      const done = restarter.restarts();
      return {
        lanes: [lane],
        faults: `${done} restarts`,
        shortcomings: done < wanted ? [`${done} restarts, not ${wanted}`] : [],
      };
    } finally {
      await stage.close();
    }
  },
};

function restartNowAndThen({ rig, lane }: Stage, { random }: Size, wanted: number) {
  let done = 0;
  const isBack = () =>
    lane.database.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
  return {
    restarts: () => done,
    async meanwhile(): Promise<void> {
      if (done >= wanted || random() >= restartShare) return;
      done += 1;
      await wait(random() * mostWorkMilliseconds);
      await restartImmediately(rig);
      await waitUntil(isBack, { milliseconds: 10_000, signal: rig.signal });
      // The worker could not say what became of its jobs; they are given back as if their time were over.
      await elapse(lane);
    },
  };
}
