import type { ScalableDimension } from "@aws-sdk/client-application-auto-scaling";
import { AwsError, validationError } from "../../wire/aws-error.ts";
import { cutPage } from "../../world/pages.ts";
import type { Page } from "../../world/pages.ts";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";

/** What is scaled: a variant's instances or a component's copies. */
export type TargetName = { resourceId: string; dimension: ScalableDimension };

export type SuspendedState = { in: boolean; out: boolean; scheduled: boolean };

/** A change that later ones wait for; milliseconds since 1970. `base` is the capacity before it. */
export type Cooldown = { until: number; base: number };

export type TargetRow = TargetName & {
  id: string;
  min: number;
  max: number;
  suspended: SuspendedState;
  tags: Record<string, string>;
  /** ISO 8601. */
  createdAt: string;
  /** The minute since 1970 up to which policies and schedules have been carried out. */
  steppedTo: number;
  /** The moment up to which schedules have been carried out, in milliseconds since 1970. */
  scheduledTo: number;
  /** Why the capacity must be brought between `min` and `max`; undefined when that is done. */
  boundsCause: { min: string; max: string } | undefined;
  cooldownOut: Cooldown | undefined;
  cooldownIn: Cooldown | undefined;
};

/** By `targetKey`. */
export const targetTable = defineTable<TargetRow>("application-autoscaling.targets");

export const targetKey = ({ resourceId, dimension }: TargetName): string => `${dimension} ${resourceId}`;

export const namespace = "sagemaker";

/** The dimensions that this service scales; those of other namespaces have no resources here. */
export const dimensions = {
  variant: "sagemaker:variant:DesiredInstanceCount",
  component: "sagemaker:inference-component:DesiredCopyCount",
} as const;

const resourcePatterns: Readonly<Record<string, RegExp>> = {
  [dimensions.variant]: /^endpoint\/[^/]+\/variant\/[^/]+$/,
  [dimensions.component]: /^inference-component\/[^/]+$/,
};

type Named = {
  ServiceNamespace: string;
  ResourceId: string;
  ScalableDimension: ScalableDimension;
};

/** Reads what an operation names. Throws ValidationException where resource and dimension do not belong together. */
export function readTargetName({ ServiceNamespace, ResourceId, ScalableDimension }: Named): TargetName {
  const pattern = resourcePatterns[ScalableDimension];
  if (ServiceNamespace !== namespace || pattern === undefined || !pattern.test(ResourceId))
    throw validationError("Unsupported service namespace, resource type or scalable dimension");
  return { resourceId: ResourceId, dimension: ScalableDimension };
}

const describeName = ({ resourceId, dimension }: TargetName): string =>
  `service namespace: ${namespace}, resource ID: ${resourceId}, scalable dimension: ${dimension}`;

export const objectNotFound = (what: string, name: TargetName): AwsError =>
  new AwsError("ObjectNotFoundException", `${what} for ${describeName(name)}`);

/** A registered target. Throws ObjectNotFoundException. */
export function findTarget(world: World, scope: Scope, name: TargetName): TargetRow {
  const row = world.tables.rows(targetTable, scope).get(targetKey(name));
  if (row === undefined) throw objectNotFound("No scalable target registered", name);
  return row;
}

export const targetArn = ({ id }: TargetRow, { account, region }: Scope): string =>
  `arn:aws:application-autoscaling:${region}:${account}:scalable-target/${id}`;

/** The service-linked role of SageMaker's targets, whatever role a caller names. */
export const roleArn = ({ account }: Scope): string =>
  `arn:aws:iam::${account}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`;

/** ARN of what belongs to a target: `scalingPolicy` and `policyName`, or `scheduledAction` and `scheduledActionName`. */
export function partArn(
  scope: Scope,
  kind: "scalingPolicy" | "scheduledAction",
  { id, name, resourceId }: { id: string; name: string; resourceId: string },
): string {
  const label = kind === "scalingPolicy" ? "policyName" : "scheduledActionName";
  return `arn:aws:autoscaling:${scope.region}:${scope.account}:${kind}:${id}:resource/${namespace}/${resourceId}:${label}/${name}`;
}

const mostOnPage = 50;

/** A page of a list, sorted by key; a foreign token is refused in this service's own words. */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxResults = mostOnPage, NextToken, isDescending = false }: ListRequest,
): Page<Item> {
  if (MaxResults < 1) throw validationError("MaxResults must be greater than 0");
  const ascending = items.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  return cutPage(isDescending ? ascending.toReversed() : ascending, keyOf, {
    maxResults: Math.min(MaxResults, mostOnPage),
    nextToken: NextToken,
    isDescending,
    refusal: () => new AwsError("InvalidNextTokenException", "The next token supplied was invalid."),
  });
}

type ListRequest = {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  isDescending?: boolean;
};

/** Whether a row is of the resource and dimension that a list asks for, if it asks for any. */
export const isOfTarget = (
  row: TargetName,
  asked: { ResourceId?: string | undefined; ScalableDimension?: string | undefined },
): boolean =>
  (asked.ResourceId === undefined || row.resourceId === asked.ResourceId) &&
  (asked.ScalableDimension === undefined || row.dimension === asked.ScalableDimension);

/** AWS asks for a resource to say whose dimension is meant. */
export function requireResource(asked: {
  ResourceId?: string | undefined;
  ResourceIds?: string[] | undefined;
  ScalableDimension?: string | undefined;
}): void {
  const hasResource = asked.ResourceId !== undefined || (asked.ResourceIds ?? []).length > 0;
  if (asked.ScalableDimension !== undefined && !hasResource)
    throw validationError("If you specify a scalable dimension, you must also specify a resource ID.");
}
