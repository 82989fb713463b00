import type {
  DescribeScheduledActionsRequest,
  DescribeScheduledActionsResponse,
  ScheduledAction,
} from "@aws-sdk/client-application-auto-scaling";
import type { Scope } from "../../world/tables.ts";
import { operation } from "../../wire/service.ts";
import { scheduledKey, scheduledTable } from "./scheduled-rows.ts";
import type { ScheduledRow } from "./scheduled-rows.ts";
import { applyScaling } from "./step.ts";
import { listAccess } from "./target-access.ts";
import { isOfTarget, namespace, pageOf, partArn, requireResource } from "./target-rows.ts";

export const describeScheduledActions = operation<
  DescribeScheduledActionsRequest,
  DescribeScheduledActionsResponse
>("DescribeScheduledActions", {
  effect: "read",
  access: () => listAccess("DescribeScheduledActions"),
  run(call, input) {
    requireResource(input);
    applyScaling(call.world);
    const { ScheduledActionNames = [] } = input;
    const rows = [...call.world.tables.rows(scheduledTable, call).values()].filter(
      (row) =>
        input.ServiceNamespace === namespace &&
        isOfTarget(row, input) &&
        (ScheduledActionNames.length === 0 || ScheduledActionNames.includes(row.name)),
    );
    const cut = pageOf(rows, (row) => scheduledKey(row.name, row), input);
    return { ScheduledActions: cut.page.map((row) => describe(row, call)), NextToken: cut.nextToken };
  },
});

function describe(row: ScheduledRow, scope: Scope): ScheduledAction {
  return {
    ScheduledActionName: row.name,
    ScheduledActionARN: partArn(scope, "scheduledAction", row),
    ServiceNamespace: namespace,
    Schedule: row.schedule,
    ...(row.timezone !== undefined && { Timezone: row.timezone }),
    ResourceId: row.resourceId,
    ScalableDimension: row.dimension,
    ...(row.startTime !== undefined && { StartTime: new Date(row.startTime) }),
    ...(row.endTime !== undefined && { EndTime: new Date(row.endTime) }),
    ScalableTargetAction: { MinCapacity: row.min, MaxCapacity: row.max },
    CreationTime: new Date(row.createdAt),
  };
}
