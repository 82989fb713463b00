import { authorize } from "../../access/authorize.ts";
import type { Principal } from "../../access/principal.ts";
import { AwsError } from "../../wire/aws-error.ts";
import type { World } from "../../world/world.ts";
import { callerOf } from "../iam/effective-policies.ts";
import { findRoleByArn } from "../iam/find-identity.ts";
import { bucketArn, ownedBy } from "./find-rows.ts";
import type { BucketRow } from "./bucket-rows.ts";

type Act = { action: `s3:${string}`; bucket: BucketRow; key?: string };

/** Whether a service that acts with a role may do something in a bucket, as the role's policies stand now. */
export function roleMay(world: World, roleArn: string, { action, bucket, key }: Act): boolean {
  const role = findRoleByArn(world.tables, roleArn);
  // No bucket has a policy here that would let another account in.
  if (role === undefined || role.account !== bucket.account) return false;
  const principal: Principal = {
    account: role.account,
    arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/SageMaker`,
    userId: `${role.id}:SageMaker`,
    tags: role.tags,
    policies: [],
  };
  const resource = key === undefined ? bucketArn(bucket.name) : `${bucketArn(bucket.name)}/${key}`;
  try {
    authorize(callerOf(world, principal, bucket.region), [
      { action, resource, context: ownedBy(bucket.account) },
    ]);
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}
