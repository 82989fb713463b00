import type {
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse,
} from "@aws-sdk/client-application-auto-scaling";
import { operation } from "../../wire/service.ts";
import { describeAlarms, policyArn, policyKey, policyTable } from "./policy-rows.ts";
import { applyScaling } from "./step.ts";
import { listAccess } from "./target-access.ts";
import { isOfTarget, namespace, pageOf, requireResource } from "./target-rows.ts";

export const describeScalingPolicies = operation<
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse
>("DescribeScalingPolicies", {
  effect: "read",
  access: () => listAccess("DescribeScalingPolicies"),
  run(call, input) {
    requireResource(input);
    applyScaling(call.world);
    const { PolicyNames = [] } = input;
    const rows = [...call.world.tables.rows(policyTable, call).values()].filter(
      (row) =>
        input.ServiceNamespace === namespace &&
        isOfTarget(row, input) &&
        (PolicyNames.length === 0 || PolicyNames.includes(row.name)),
    );
    const cut = pageOf(rows, (row) => policyKey(row.name, row), input);
    return {
      ScalingPolicies: cut.page.map((row) => ({
        PolicyARN: policyArn(row, call),
        PolicyName: row.name,
        ServiceNamespace: namespace,
        ResourceId: row.resourceId,
        ScalableDimension: row.dimension,
        PolicyType: row.mode.type,
        ...(row.mode.type === "StepScaling"
          ? { StepScalingPolicyConfiguration: row.mode.step }
          : { TargetTrackingScalingPolicyConfiguration: row.mode.tracking }),
        Alarms: describeAlarms(call.world, call, row),
        CreationTime: new Date(row.createdAt),
      })),
      NextToken: cut.nextToken,
    };
  },
});
