import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { currentCapacity, setDesiredCapacity } from "../sagemaker/set-capacity.ts";
import { recordCapacity } from "./activities.ts";
import type { TargetRow } from "./target-rows.ts";

/** A target, in a world at the time of which is spoken. */
export type Place = { world: World; scope: Scope; target: TargetRow };

/** Desired instances or copies; undefined when the resource is gone. */
export const capacityOf = ({ world, scope, target }: Place): number | undefined =>
  currentCapacity(world, scope.account, scope.region, target.resourceId, target.dimension);

/** Sets the capacity and writes it down. False where SageMaker does not take it now, as during an update. */
export function changeCapacity(
  place: Place,
  { capacity, cause, at }: { capacity: number; cause: string; at: number },
): boolean {
  const { world, scope, target } = place;
  setDesiredCapacity(world, scope.account, scope.region, target.resourceId, target.dimension, capacity);
  if (capacityOf(place) !== capacity) return false;
  recordCapacity({ world, scope, target }, { capacity, cause, at });
  return true;
}

/** Brings the capacity between the bounds after these were set. Tried again later where SageMaker does not take it. */
export function enforceBounds(place: Place, at: number): void {
  const { target } = place;
  const capacity = capacityOf(place);
  if (target.boundsCause === undefined || capacity === undefined) return;
  const wanted = Math.min(target.max, Math.max(target.min, capacity));
  const cause = wanted > capacity ? target.boundsCause.min : target.boundsCause.max;
  if (wanted === capacity || changeCapacity(place, { capacity: wanted, cause, at }))
    target.boundsCause = undefined;
}
