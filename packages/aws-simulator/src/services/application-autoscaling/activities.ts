import { createHash } from "node:crypto";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { durations, momentAfterTime } from "../sagemaker/durations.ts";
import { dimensions } from "./target-rows.ts";
import type { TargetName } from "./target-rows.ts";

/** Something that Application Auto Scaling did; times in ISO 8601. */
export type ActivityRow = TargetName & {
  id: string;
  /** What was set, e.g. `desired copy count to 2`. */
  change: string;
  cause: string;
  startTime: string;
  endTime: string;
};

/** By id, in the order of time. */
export const activityTable = defineTable<ActivityRow>("application-autoscaling.activities");

// AWS tells the last six weeks; an account and Region keeps so many of them.
const mostActivities = 500;

type Place = { world: World; scope: Scope; target: TargetName };

/** Writes down that the capacity was set. SageMaker takes its time to follow. */
export function recordCapacity(
  place: Place,
  { capacity, cause, at }: { capacity: number; cause: string; at: number },
): void {
  const isVariant = place.target.dimension === dimensions.variant;
  record(place, {
    change: `desired ${isVariant ? "instance" : "copy"} count to ${capacity}`,
    cause,
    startTime: new Date(at).toISOString(),
    endTime: momentAfterTime(place.world, at, isVariant ? durations.scale : durations.componentUpdate),
  });
}

/** Writes down that a schedule set the bounds of a target. */
export function recordBounds(
  place: Place,
  { min, max, cause, at }: { min: number | undefined; max: number | undefined; cause: string; at: number },
): void {
  const parts = [
    ...(min === undefined ? [] : [`min capacity to ${min}`]),
    ...(max === undefined ? [] : [`max capacity to ${max}`]),
  ];
  const time = new Date(at).toISOString();
  record(place, { change: parts.join(" and "), cause, startTime: time, endTime: time });
}

function record(
  { world, scope, target }: Place,
  activity: Omit<ActivityRow, "id" | "resourceId" | "dimension">,
): void {
  const rows = world.tables.rows(activityTable, scope);
  const { resourceId, dimension } = target;
  const id = derivedId(`${dimension} ${resourceId} ${activity.startTime} ${activity.change}`);
  rows.set(id, { id, resourceId, dimension, ...activity });
  const [oldest] = rows.keys();
  if (rows.size > mostActivities && oldest !== undefined) rows.delete(oldest);
}

/** The same id for the same activity, so that it does not matter when somebody looked. */
function derivedId(text: string): string {
  const digits = createHash("sha256").update(text).digest("hex");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join("-");
}
