import type {
  DeleteScheduledActionRequest,
  DeleteScheduledActionResponse,
} from "@aws-sdk/client-application-auto-scaling";
import { operation } from "../../wire/service.ts";
import { scheduledKey, scheduledTable } from "./scheduled-rows.ts";
import { applyScaling } from "./step.ts";
import { targetAccess } from "./target-access.ts";
import { objectNotFound, readTargetName } from "./target-rows.ts";

export const deleteScheduledAction = operation<DeleteScheduledActionRequest, DeleteScheduledActionResponse>(
  "DeleteScheduledAction",
  {
    effect: "write",
    access: (call, input) => targetAccess(call, "DeleteScheduledAction", input),
    run(call, input) {
      applyScaling(call.world);
      const target = readTargetName(input);
      const key = scheduledKey(input.ScheduledActionName, target);
      if (!call.world.tables.rows(scheduledTable, call).delete(key))
        throw objectNotFound(`No scheduled action found with name ${input.ScheduledActionName}`, target);
      return {};
    },
  },
);
