import { randomUUID } from "node:crypto";
import type {
  PutScheduledActionRequest,
  PutScheduledActionResponse,
} from "@aws-sdk/client-application-auto-scaling";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { readSchedule } from "./schedule.ts";
import { scheduledKey, scheduledTable } from "./scheduled-rows.ts";
import type { ScheduledRow } from "./scheduled-rows.ts";
import { applyScaling } from "./step.ts";
import { targetAccess } from "./target-access.ts";
import { findTarget, readTargetName } from "./target-rows.ts";

type Input = Checked<PutScheduledActionRequest>;

/** Makes a scheduled action, or changes what is sent of one. */
export const putScheduledAction = operation<PutScheduledActionRequest, PutScheduledActionResponse>(
  "PutScheduledAction",
  {
    effect: "write",
    access: (call, input) => targetAccess(call, "PutScheduledAction", input),
    run(call, input) {
      applyScaling(call.world);
      const target = findTarget(call.world, call, readTargetName(input));
      const rows = call.world.tables.rows(scheduledTable, call);
      const key = scheduledKey(input.ScheduledActionName, target);
      const createdAt = call.world.clock.now().toISOString();
      const { resourceId, dimension } = target;
      const row = { resourceId, dimension, id: randomUUID(), createdAt, ...readAction(input, rows.get(key)) };
      readSchedule({ ...row, start: Date.parse(row.createdAt) });
      rows.set(key, row);
      return {};
    },
  },
);

type Action = Omit<ScheduledRow, "resourceId" | "dimension" | "id" | "createdAt">;

function readAction(input: Input, known: ScheduledRow | undefined): Action & Partial<ScheduledRow> {
  const { Schedule = known?.schedule, ScalableTargetAction: action } = input;
  if (Schedule === undefined) throw validationError("Schedule must be specified for a new scheduled action.");
  const min = action === undefined ? known?.min : action.MinCapacity;
  const max = action === undefined ? known?.max : action.MaxCapacity;
  if (min === undefined && max === undefined)
    throw validationError(
      "You must specify MinCapacity or MaxCapacity, or both, in the ScalableTargetAction.",
    );
  if (min !== undefined && max !== undefined && min > max)
    throw validationError("Maximum capacity cannot be less than minimum capacity");
  const startTime = input.StartTime?.toISOString() ?? known?.startTime;
  const endTime = input.EndTime?.toISOString() ?? known?.endTime;
  if (startTime !== undefined && endTime !== undefined && startTime >= endTime)
    throw validationError("The start time must be before the end time.");
  return {
    ...known,
    name: input.ScheduledActionName,
    schedule: Schedule,
    timezone: input.Timezone ?? known?.timezone,
    min,
    max,
    startTime,
    endTime,
  };
}
