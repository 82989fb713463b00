import type {
  DeregisterScalableTargetRequest,
  DeregisterScalableTargetResponse,
} from "@aws-sdk/client-application-auto-scaling";
import { operation } from "../../wire/service.ts";
import { removeTarget } from "./remove-target.ts";
import { applyScaling } from "./step.ts";
import { targetAccess } from "./target-access.ts";
import { objectNotFound, readTargetName, targetKey, targetTable } from "./target-rows.ts";

/** The capacity stays as it is. */
export const deregisterScalableTarget = operation<
  DeregisterScalableTargetRequest,
  DeregisterScalableTargetResponse
>("DeregisterScalableTarget", {
  effect: "write",
  access: (call, input) => targetAccess(call, "DeregisterScalableTarget", input),
  run(call, input) {
    applyScaling(call.world);
    const name = readTargetName(input);
    const row = call.world.tables.rows(targetTable, call).get(targetKey(name));
    if (row === undefined) throw objectNotFound("No scalable target found", name);
    removeTarget(call.world, call, row);
    return {};
  },
});
