import type {
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
} from "@aws-sdk/client-application-auto-scaling";
import { operation } from "../../wire/service.ts";
import { applyScaling } from "./step.ts";
import { listAccess } from "./target-access.ts";
import {
  isOfTarget,
  namespace,
  pageOf,
  requireResource,
  roleArn,
  targetArn,
  targetKey,
  targetTable,
} from "./target-rows.ts";

export const describeScalableTargets = operation<
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse
>("DescribeScalableTargets", {
  effect: "read",
  access: () => listAccess("DescribeScalableTargets"),
  run(call, input) {
    requireResource(input);
    applyScaling(call.world);
    const { ResourceIds = [], ScalableDimension } = input;
    const rows = [...call.world.tables.rows(targetTable, call).values()].filter(
      (row) =>
        input.ServiceNamespace === namespace &&
        isOfTarget(row, { ScalableDimension }) &&
        (ResourceIds.length === 0 || ResourceIds.includes(row.resourceId)),
    );
    const cut = pageOf(rows, targetKey, input);
    return {
      ScalableTargets: cut.page.map((row) => ({
        ServiceNamespace: namespace,
        ResourceId: row.resourceId,
        ScalableDimension: row.dimension,
        MinCapacity: row.min,
        MaxCapacity: row.max,
        RoleARN: roleArn(call),
        CreationTime: new Date(row.createdAt),
        SuspendedState: {
          DynamicScalingInSuspended: row.suspended.in,
          DynamicScalingOutSuspended: row.suspended.out,
          ScheduledScalingSuspended: row.suspended.scheduled,
        },
        ScalableTargetARN: targetArn(row, call),
      })),
      NextToken: cut.nextToken,
    };
  },
});
