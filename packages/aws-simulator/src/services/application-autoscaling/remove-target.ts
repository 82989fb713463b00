import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { policiesOf, removePolicy } from "./policy-rows.ts";
import { scheduledKey, scheduledOf, scheduledTable } from "./scheduled-rows.ts";
import { targetKey, targetTable } from "./target-rows.ts";
import type { TargetName } from "./target-rows.ts";

/** Deletes a target with its policies, their own alarms and its scheduled actions. */
export function removeTarget(world: World, scope: Scope, target: TargetName): void {
  for (const policy of policiesOf(world, scope, target)) removePolicy(world, scope, policy);
  for (const { name } of scheduledOf(world, scope, target))
    world.tables.rows(scheduledTable, scope).delete(scheduledKey(name, target));
  world.tables.rows(targetTable, scope).delete(targetKey(target));
}
