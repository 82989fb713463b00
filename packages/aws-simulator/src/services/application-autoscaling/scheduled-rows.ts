import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { targetKey } from "./target-rows.ts";
import type { TargetName } from "./target-rows.ts";

export type ScheduledRow = TargetName & {
  id: string;
  name: string;
  schedule: string;
  timezone: string | undefined;
  min: number | undefined;
  max: number | undefined;
  /** ISO 8601; the schedule counts between the two. */
  startTime: string | undefined;
  endTime: string | undefined;
  createdAt: string;
};

/** By `scheduledKey`. */
export const scheduledTable = defineTable<ScheduledRow>("application-autoscaling.scheduled-actions");

export const scheduledKey = (name: string, target: TargetName): string => `${targetKey(target)} ${name}`;

export const scheduledOf = (world: World, scope: Scope, target: TargetName): ScheduledRow[] =>
  [...world.tables.rows(scheduledTable, scope).values()].filter(
    (row) => targetKey(row) === targetKey(target),
  );
