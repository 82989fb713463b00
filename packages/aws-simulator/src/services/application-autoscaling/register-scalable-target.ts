import { randomBytes } from "node:crypto";
import type {
  RegisterScalableTargetRequest,
  RegisterScalableTargetResponse,
} from "@aws-sdk/client-application-auto-scaling";
import type { Call } from "../../server/call.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { minuteOf } from "../cloudwatch/metric-rows.ts";
import { currentCapacity } from "../sagemaker/set-capacity.ts";
import { applyScaling } from "./step.ts";
import { targetAccess } from "./target-access.ts";
import { readTargetName, targetArn, targetKey, targetTable } from "./target-rows.ts";
import type { SuspendedState, TargetName, TargetRow } from "./target-rows.ts";
import { requireTagRoom } from "./target-tags.ts";

type Input = Checked<RegisterScalableTargetRequest>;

/** Makes a target, or changes its bounds; either brings the capacity between them. */
export const registerScalableTarget = operation<
  RegisterScalableTargetRequest,
  RegisterScalableTargetResponse
>("RegisterScalableTarget", {
  effect: "write",
  access: (call, input) => targetAccess(call, "RegisterScalableTarget", input),
  run(call, input) {
    applyScaling(call.world);
    const name = readTargetName(input);
    const rows = call.world.tables.rows(targetTable, call);
    const known = rows.get(targetKey(name));
    requireResource(call, name);
    const row = known ?? newTarget(call, name, input);
    changeBounds(row, input);
    row.suspended = readSuspended(input.SuspendedState, row.suspended);
    if (input.Tags !== undefined) {
      if (known !== undefined)
        throw validationError(
          "Tags can only be specified when the scalable target is created. Use TagResource.",
        );
      requireTagRoom(input.Tags, targetArn(row, call));
      row.tags = { ...input.Tags };
    }
    rows.set(targetKey(name), row);
    applyScaling(call.world);
    return { ScalableTargetARN: targetArn(row, call) };
  },
});

function requireResource(call: Call, { resourceId, dimension }: TargetName): void {
  if (currentCapacity(call.world, call.account, call.region, resourceId, dimension) !== undefined) return;
  throw validationError(`SageMaker resource doesn't exist: ${resourceId}`);
}

function newTarget(call: Call, name: TargetName, { MinCapacity, MaxCapacity }: Input): TargetRow {
  if (MinCapacity === undefined || MaxCapacity === undefined)
    throw validationError(
      "You must specify MinCapacity and MaxCapacity when you register a new scalable target.",
    );
  const now = call.world.clock.now();
  return {
    ...name,
    id: randomBytes(18).toString("hex").slice(0, 35),
    min: MinCapacity,
    max: MaxCapacity,
    suspended: { in: false, out: false, scheduled: false },
    tags: {},
    createdAt: now.toISOString(),
    steppedTo: minuteOf(now),
    scheduledTo: now.getTime(),
    boundsCause: undefined,
    cooldownOut: undefined,
    cooldownIn: undefined,
  };
}

function changeBounds(row: TargetRow, { MinCapacity = row.min, MaxCapacity = row.max }: Input): void {
  if (MinCapacity < 0 || MaxCapacity < 0) throw validationError("Capacity values cannot be negative");
  if (MinCapacity > MaxCapacity)
    throw validationError("Maximum capacity cannot be less than minimum capacity");
  row.min = MinCapacity;
  row.max = MaxCapacity;
  row.boundsCause = {
    min: `minimum capacity was set to ${MinCapacity}`,
    max: `maximum capacity was set to ${MaxCapacity}`,
  };
}

function readSuspended(
  asked: RegisterScalableTargetRequest["SuspendedState"],
  before: SuspendedState,
): SuspendedState {
  return {
    in: asked?.DynamicScalingInSuspended ?? before.in,
    out: asked?.DynamicScalingOutSuspended ?? before.out,
    scheduled: asked?.ScheduledScalingSuspended ?? before.scheduled,
  };
}
