import type { World } from "../../world/world.ts";
import { applyScaling } from "../application-autoscaling/step.ts";
import { settleAll } from "./settle.ts";

/** Lets scaling policies decide as they would have, minute by minute, then brings all endpoints to the present. */
export function passTime(world: World): void {
  applyScaling(world);
  settleAll(world);
}
