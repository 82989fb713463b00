import type {
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration,
} from "@aws-sdk/client-application-auto-scaling";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { alarmArn, alarmTable } from "../cloudwatch/alarm-rows.ts";
import type { AlarmRow } from "../cloudwatch/alarm-rows.ts";
import { partArn, targetKey } from "./target-rows.ts";
import type { TargetName } from "./target-rows.ts";

/** How a policy scales. */
export type PolicyMode =
  | { type: "StepScaling"; step: StepScalingPolicyConfiguration }
  | { type: "TargetTrackingScaling"; tracking: TargetTrackingScalingPolicyConfiguration };

export type PolicyRow = TargetName & {
  id: string;
  name: string;
  mode: PolicyMode;
  /** ISO 8601. */
  createdAt: string;
  /** Names of the alarms that target tracking made for itself: the high one first. */
  ownAlarms: string[];
};

/** By `policyKey`. */
export const policyTable = defineTable<PolicyRow>("application-autoscaling.policies");

export const policyKey = (name: string, target: TargetName): string => `${targetKey(target)} ${name}`;

export const policyArn = (row: PolicyRow, scope: Scope): string => partArn(scope, "scalingPolicy", row);

export const policiesOf = (world: World, scope: Scope, target: TargetName): PolicyRow[] =>
  [...world.tables.rows(policyTable, scope).values()].filter((row) => targetKey(row) === targetKey(target));

/** The alarms that call on a policy: its own, or those that someone made for a step policy. */
export function alarmsOf(world: World, scope: Scope, policy: PolicyRow): AlarmRow[] {
  const alarms = world.tables.rows(alarmTable, scope);
  if (policy.mode.type === "TargetTrackingScaling")
    return policy.ownAlarms.flatMap((name) => alarms.get(name) ?? []);
  const arn = policyArn(policy, scope);
  return [...alarms.values()].filter(({ configuration }) => (configuration.AlarmActions ?? []).includes(arn));
}

export const describeAlarms = (world: World, scope: Scope, policy: PolicyRow) =>
  alarmsOf(world, scope, policy).map(({ name }) => ({ AlarmName: name, AlarmARN: alarmArn(name, scope) }));

/** Deletes a policy and the alarms that it made for itself. */
export function removePolicy(world: World, scope: Scope, policy: PolicyRow): void {
  for (const name of policy.ownAlarms) world.tables.rows(alarmTable, scope).delete(name);
  world.tables.rows(policyTable, scope).delete(policyKey(policy.name, policy));
}
