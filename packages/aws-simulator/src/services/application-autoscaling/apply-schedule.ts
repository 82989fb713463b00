import { recordBounds } from "./activities.ts";
import { enforceBounds } from "./change-capacity.ts";
import type { Place } from "./change-capacity.ts";
import { readSchedule } from "./schedule.ts";
import { scheduledOf } from "./scheduled-rows.ts";
import type { ScheduledRow } from "./scheduled-rows.ts";

/** A moment at which a scheduled action is due, in milliseconds since 1970. */
export type Occurrence = { at: number; action: ScheduledRow };

/** The first moment after one and up to another at which an action of a target is due. */
export function nextOccurrence(
  { world, scope, target }: Place,
  after: number,
  until: number,
): Occurrence | undefined {
  return scheduledOf(world, scope, target)
    .flatMap((action) => {
      const at = firstAfter(action, after);
      return at === undefined || at > until ? [] : [{ at, action }];
    })
    .toSorted((left, right) => left.at - right.at)[0];
}

function firstAfter(action: ScheduledRow, after: number): number | undefined {
  const start = Date.parse(action.startTime ?? action.createdAt);
  const next = readSchedule({ ...action, start });
  // The start itself may be an occurrence.
  const at = next(Math.max(after, start - 1));
  const end = action.endTime === undefined ? Number.POSITIVE_INFINITY : Date.parse(action.endTime);
  return at === undefined || at > end ? undefined : at;
}

/** Sets the bounds of a target as the action says, and its capacity between them. */
export function applyOccurrence(place: Place, { at, action }: Occurrence): void {
  const { world, scope, target } = place;
  if (target.suspended.scheduled) return;
  const { min, max } = action;
  target.min = min ?? Math.min(target.min, max ?? target.min);
  target.max = max ?? Math.max(target.max, target.min);
  target.boundsCause = {
    min: `minimum capacity was set to ${target.min}`,
    max: `maximum capacity was set to ${target.max}`,
  };
  const cause = `scheduled action name ${action.name} was triggered`;
  recordBounds({ world, scope, target }, { min, max, cause, at });
  enforceBounds(place, at);
}
