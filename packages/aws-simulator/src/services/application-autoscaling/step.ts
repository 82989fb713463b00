import type { World } from "../../world/world.ts";
import { minuteMs, retentionMinutes } from "../cloudwatch/metric-rows.ts";
import { applyOccurrence, nextOccurrence } from "./apply-schedule.ts";
import type { Occurrence } from "./apply-schedule.ts";
import { capacityOf, enforceBounds } from "./change-capacity.ts";
import type { Place } from "./change-capacity.ts";
import { followPolicies } from "./follow-policies.ts";
import { removeTarget } from "./remove-target.ts";
import { dimensions, targetTable } from "./target-rows.ts";

/** How far the scaling of one target has come. */
type Cursor = {
  place: Place;
  /** The next full minute at which its policies are looked at. */
  minute: number;
  /** The next moment of a schedule, if one has passed. */
  occurrence: Occurrence | undefined;
};

/**
 * Carries out what policies and schedules ask for up to the world's present time. Every full minute and every moment
 * of a schedule since the last time is gone through in order, with the clock set to it, so that the capacities are the
 * same however rarely anyone looks. Alarm periods count in the clock's minutes; cooldowns are divided by `timeScale`.
 */
export function applyScaling(world: World): void {
  const now = world.clock.now().getTime();
  const cursors = openCursors(world, now);
  for (;;) {
    const next = cursors.toSorted((left, right) => timeOf(left) - timeOf(right))[0];
    if (next === undefined || timeOf(next) > now) break;
    advance(next, now);
  }
  for (const { place } of cursors) arrive(place, now);
}

function arrive(place: Place, now: number): void {
  const { world, scope, target } = place;
  target.steppedTo = Math.floor(now / minuteMs);
  target.scheduledTo = now;
  enforceBounds(place, now);
  // SageMaker deregisters a variant with its endpoint; a component's target is left behind.
  if (target.dimension === dimensions.variant && capacityOf(place) === undefined)
    removeTarget(world, scope, target);
}

function openCursors(world: World, now: number): Cursor[] {
  // Metrics are not kept for longer, so that policies have nothing to look at before that.
  const oldest = Math.floor(now / minuteMs) - retentionMinutes;
  return world.tables.scopes(targetTable).flatMap((scope) =>
    [...world.tables.rows(targetTable, scope).values()].map((target) => {
      const place = { world, scope, target };
      const minute = Math.max(target.steppedTo + 1, oldest);
      return { place, minute, occurrence: nextOccurrence(place, target.scheduledTo, now) };
    }),
  );
}

const timeOf = ({ minute, occurrence }: Cursor): number =>
  Math.min(minute * minuteMs, occurrence?.at ?? Number.POSITIVE_INFINITY);

function advance(cursor: Cursor, now: number): void {
  const time = timeOf(cursor);
  const { scope, target, world } = cursor.place;
  const place = { scope, target, world: worldAt(world, time) };
  const { occurrence } = cursor;
  if (occurrence?.at === time) {
    applyOccurrence(place, occurrence);
    cursor.occurrence = nextOccurrence(cursor.place, time, now);
    return;
  }
  enforceBounds(place, time);
  const isWaiting = target.boundsCause !== undefined && capacityOf(place) !== undefined;
  const next = isWaiting ? cursor.minute + 1 : followPolicies(place, cursor.minute);
  cursor.minute = next ?? Number.POSITIVE_INFINITY;
}

/** The same world at another time: its tables are shared. */
const worldAt = (world: World, time: number): World => ({
  ...world,
  clock: { ...world.clock, now: () => new Date(time) },
});
