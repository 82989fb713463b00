import type { Call } from "../../server/call.ts";
import type { Access } from "../../wire/service.ts";
import { targetArn, targetKey, targetTable } from "./target-rows.ts";
import type { TargetName } from "./target-rows.ts";

type Named = { ResourceId: string; ScalableDimension: TargetName["dimension"] };

/** What IAM checks for an action on a target: its ARN, or that of any where it is not registered. */
export function targetAccess(call: Call, action: string, { ResourceId, ScalableDimension }: Named): Access[] {
  const key = targetKey({ resourceId: ResourceId, dimension: ScalableDimension });
  const row = call.world.tables.rows(targetTable, call).get(key);
  const any = `arn:aws:application-autoscaling:${call.region}:${call.account}:scalable-target/*`;
  return [
    {
      action: `application-autoscaling:${action}`,
      resource: row === undefined ? any : targetArn(row, call),
      ...(row !== undefined && { resourceTags: row.tags }),
    },
  ];
}

/** Lists are allowed or denied as a whole. */
export const listAccess = (action: string): Access[] => [{ action: `application-autoscaling:${action}` }];
