import type { LaneOutcome } from "../scenario.ts";
import { conclude, takeCensus } from "./conclude.ts";
import type { Census } from "./judge-endpoints.ts";
import { passTime } from "./simulator.ts";
import type { Stage } from "./stage.ts";
import { askForEndpoint, askForUpdate, noWishes, startEndpoint, stopEndpoint } from "./wishes.ts";
import type { Asked, Form } from "./wishes.ts";

interface FullLife {
  /** Those that live at the same time. */
  forms: readonly Form[];
  /** Whether they are also updated, stopped and started in between. */
  isWhole: boolean;
}

// A component that nobody calls would scale to zero after a quarter of an hour.
const servingSeconds = 600;

/** Has endpoints made, served, changed and deleted together, while the stage's disturbance lasts. */
export async function liveThrough(stage: Stage, { forms, isWhole }: FullLife): Promise<LaneOutcome> {
  const wishes = noWishes(stage);
  let asked: Asked[] = [];
  const censuses: Census[] = [];
  const serve = async () => {
    await stage.settle();
    censuses.push(...(await takeCensus(stage, asked)));
    passTime(stage.rig, servingSeconds);
  };
  for (const form of forms) asked.push(await askForEndpoint(wishes, { form, name: form }));
  await serve();
  if (isWhole) {
    asked = await Promise.all(asked.map((one) => askForUpdate(wishes, one)));
    await serve();
    for (const one of asked) await stopEndpoint(wishes, one);
    await stage.settle();
    for (const one of asked) await startEndpoint(wishes, one);
    await serve();
  }
  return conclude(wishes, censuses);
}
