import type {
  DeleteScalingPolicyRequest,
  DeleteScalingPolicyResponse,
} from "@aws-sdk/client-application-auto-scaling";
import { operation } from "../../wire/service.ts";
import { policyKey, policyTable, removePolicy } from "./policy-rows.ts";
import { applyScaling } from "./step.ts";
import { targetAccess } from "./target-access.ts";
import { objectNotFound, readTargetName } from "./target-rows.ts";

/** Alarms that somebody made for a step policy stay. */
export const deleteScalingPolicy = operation<DeleteScalingPolicyRequest, DeleteScalingPolicyResponse>(
  "DeleteScalingPolicy",
  {
    effect: "write",
    access: (call, input) => targetAccess(call, "DeleteScalingPolicy", input),
    run(call, input) {
      applyScaling(call.world);
      const target = readTargetName(input);
      const policy = call.world.tables.rows(policyTable, call).get(policyKey(input.PolicyName, target));
      if (policy === undefined)
        throw objectNotFound(`No scaling policy found with name ${input.PolicyName}`, target);
      removePolicy(call.world, call, policy);
      return {};
    },
  },
);
