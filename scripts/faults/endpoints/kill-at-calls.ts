import type { Aftermath, Fault, PassingCall } from "../fault-proxy.ts";
import type { Outcome, Scenario, Size } from "../scenario.ts";
import { strikeAtCalls, type CallPlace, type CallStrikes, type Moment } from "./call-strikes.ts";
import { conclude, takeCensus } from "./conclude.ts";
import type { Census } from "./judge-endpoints.ts";
import { passTime } from "./simulator.ts";
import { openStage, undisturbed, type Stage } from "./stage.ts";
import {
  askForEndpoint,
  askForUpdate,
  deleteAll,
  noWishes,
  startEndpoint,
  stopEndpoint,
  type Form,
  type Wishes,
} from "./wishes.ts";

interface KillOptions {
  /** Modules loaded into the workers, such as one that exchanges the code under test. */
  preloads?: readonly string[];
  /** The calls to strike at and the forms to try, instead of all. */
  isWanted?: (place: CallPlace, moment: Moment) => boolean;
  forms?: readonly Form[];
}

/** Serving on, in seconds; a component that nobody calls would scale to zero after a quarter of an hour. */
const serving = { plain: 3_600, component: 600 } as const;
const shortShare = 0.6;

/** Kills the worker at every call to AWS that the life of an endpoint takes, and starts it again each time. */
export function killAtCalls({ preloads = [], isWanted, forms }: KillOptions = {}): Scenario {
  return {
    name: "endpoints: kill -9",
    async run(rig, size) {
      const stage = await openStage(rig, { name: "endpoint-kill", preloads });
      const strikes = strikeAtCalls(isWanted ?? chooserFor(size));
      stage.disturbance = { ...undisturbed, chooseFault: killing(stage, strikes) };
      const wishes = noWishes(stage);
      const censuses: Census[] = [];
      try {
        for (const form of forms ?? formsOf(size))
          censuses.push(...(await liveWith(strikes, { wishes, form, isShort: size.isShort })));
        return outcomeOf(strikes, await conclude(wishes, censuses));
      } finally {
        await stage.close();
      }
    },
  };
}

const formsOf = ({ isShort }: Size): readonly Form[] => (isShort ? ["component"] : ["plain", "component"]);

function outcomeOf(strikes: CallStrikes, lane: Outcome["lanes"][number]): Outcome {
  return {
    lanes: [lane],
    faults: `${strikes.strikes()} kills at ${strikes.calls()} calls`,
    shortcomings: strikes.strikes() === 0 ? ["no worker was killed"] : [],
  };
}

/** All of both moments where something is made or deleted; in between, and in short, what has an effect. */
function chooserFor({ isShort, random }: Size): (place: CallPlace, moment: Moment) => boolean {
  if (isShort) return ({ isWrite }, moment) => isWrite && moment === "after" && random() < shortShare;
  return ({ step, isWrite }, moment) => /create|delete/.test(step) || (isWrite && moment === "after");
}

function killing(stage: Stage, strikes: CallStrikes): (call: PassingCall) => Fault | undefined {
  return (call) => {
    const when = strikes.meet(call);
    if (when === undefined) return undefined;
    return { kind: "strike", when, strike: () => endWith(stage) };
  };
}

async function endWith(stage: Stage): Promise<Aftermath> {
  await stage.kill();
  return "ends here";
}

interface Life {
  wishes: Wishes;
  form: Form;
  isShort: boolean;
}

/** The life of one endpoint; whatever is done to it, it has its parts once while it serves. */
async function liveWith(strikes: CallStrikes, { wishes, form, isShort }: Life): Promise<Census[]> {
  const { stage } = wishes;
  const settled = async () => {
    await stage.settle();
    strikes.begin("");
    return takeCensus(stage, [asked]);
  };
  const begin = (step: string) => strikes.begin(`${step} ${form}`);
  begin("create");
  let asked = await askForEndpoint(wishes, { form, name: form });
  const censuses = await settled();
  passTime(stage.rig, serving[form]);
  if (!isShort) {
    begin("update");
    asked = await askForUpdate(wishes, asked);
    censuses.push(...(await settled()));
    begin("stop");
    await stopEndpoint(wishes, asked);
    await stage.settle();
    begin("start");
    await startEndpoint(wishes, asked);
    censuses.push(...(await settled()));
    passTime(stage.rig, serving[form]);
  }
  begin("delete");
  await deleteAll(wishes);
  await stage.settle();
  return censuses;
}
