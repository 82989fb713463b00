import type {
  DescribeScalingActivitiesRequest,
  DescribeScalingActivitiesResponse,
  ScalingActivity,
} from "@aws-sdk/client-application-auto-scaling";
import type { World } from "../../world/world.ts";
import { operation } from "../../wire/service.ts";
import { activityTable } from "./activities.ts";
import type { ActivityRow } from "./activities.ts";
import { applyScaling } from "./step.ts";
import { listAccess } from "./target-access.ts";
import { isOfTarget, namespace, pageOf, requireResource } from "./target-rows.ts";

/** The newest first. Activities that were not carried out are not kept, so that asking for them changes nothing. */
export const describeScalingActivities = operation<
  DescribeScalingActivitiesRequest,
  DescribeScalingActivitiesResponse
>("DescribeScalingActivities", {
  effect: "read",
  access: () => listAccess("DescribeScalingActivities"),
  run(call, input) {
    requireResource(input);
    applyScaling(call.world);
    const entries = [...call.world.tables.rows(activityTable, call).values()]
      .map((row, index) => ({ row, index }))
      .filter(({ row }) => input.ServiceNamespace === namespace && isOfTarget(row, input));
    const cut = pageOf(entries, keyOf, { ...input, isDescending: true });
    return {
      ScalingActivities: cut.page.map(({ row }) => describe(row, call.world)),
      NextToken: cut.nextToken,
    };
  },
});

const keyOf = ({ row, index }: { row: ActivityRow; index: number }): string =>
  `${row.startTime} ${String(index).padStart(9, "0")}`;

function describe(row: ActivityRow, world: World): ScalingActivity {
  const isDone = row.endTime <= world.clock.now().toISOString();
  const outcome = row.endTime === row.startTime ? "" : outcomeText(isDone);
  return {
    ActivityId: row.id,
    ServiceNamespace: namespace,
    ResourceId: row.resourceId,
    ScalableDimension: row.dimension,
    Description: `Setting ${row.change}.`,
    Cause: row.cause,
    StartTime: new Date(row.startTime),
    ...(isDone && { EndTime: new Date(row.endTime) }),
    StatusCode: isDone ? "Successful" : "InProgress",
    StatusMessage: `Successfully set ${row.change}.${outcome}`,
  };
}

const outcomeText = (isDone: boolean): string =>
  isDone
    ? ` Change successfully fulfilled by ${namespace}.`
    : ` Waiting for change to be fulfilled by ${namespace}.`;
