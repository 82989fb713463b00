// Putting a configuration on instances: the same for a new endpoint and for an update.
import type { ContainerDefinition, ProductionVariant } from "@aws-sdk/client-sagemaker";
import { endpointQuota } from "../service-quotas/find-quota.ts";
import { durations, momentAfter } from "./durations.ts";
import { startLines, streamName } from "./container-logs.ts";
import type { LogLine } from "./container-logs.ts";
import { diagnoseContainer } from "./diagnose-container.ts";
import type { Artifact, Diagnosis } from "./diagnose-container.ts";
import type { ConfigRequest, ConfigRow, Deployment, Fleet } from "./endpoint-rows.ts";
import { takeFault } from "./faults.ts";
import { findModel } from "./find-rows.ts";
import type { Place } from "./find-rows.ts";
import { findInstanceType } from "./instance-types.ts";
import { capacityReason, limitExceeded, pingReason } from "./messages.ts";
import { findModelData, modelDataOf } from "./model-data.ts";
import { utilization } from "./usage.ts";

/** How an attempt to deploy will end, and what its containers write until then. */
export type Attempt = {
  endsAt: string;
  /** AWS's FailureReason; undefined when it succeeds. */
  reason: string | undefined;
  /** Whether going back to the old configuration will fail as well. */
  isStuck: boolean;
  logs: LogLine[];
};

/** A deployment of a configuration whose instances are still to come. Throws when one of its models is gone. */
export function newDeployment(place: Place, { name, request }: ConfigRow): Deployment {
  const resolvedAt = place.world.clock.now().toISOString();
  const fleets = variantsOf(request).map((variant): Fleet => {
    const container = containerOf(place, variant.ModelName);
    const weight = variant.InitialVariantWeight ?? 1;
    return {
      variant: variant.VariantName ?? "",
      instanceType: variant.InstanceType,
      current: 0,
      desired: variant.InstanceType === undefined ? 0 : (variant.InitialInstanceCount ?? 1),
      currentWeight: 0,
      desiredWeight: weight,
      images: container?.Image === undefined ? [] : [{ specified: container.Image, resolvedAt }],
    };
  });
  return { configName: name, config: request, fleets };
}

/** Throws ResourceLimitExceeded when the account may not have so many more instances of a type. */
export function requireQuota(place: Place, wanted: readonly { instanceType: string; count: number }[]): void {
  const { world, account, region } = place;
  const deltas = new Map<string, number>();
  for (const { instanceType, count } of wanted)
    deltas.set(instanceType, (deltas.get(instanceType) ?? 0) + count);
  for (const [instanceType, delta] of deltas) {
    const limit = endpointQuota(world, account, region, instanceType);
    const used = utilization(world, place, instanceType);
    if (delta > 0 && used + delta > limit)
      throw limitExceeded({ instanceType, limit, utilization: used, delta });
  }
}

/** The instances of a deployment, as a quota sees them. */
export const wantedInstances = ({ fleets }: Deployment): { instanceType: string; count: number }[] =>
  fleets.flatMap(({ instanceType, desired }) =>
    instanceType === undefined ? [] : [{ instanceType, count: desired }],
  );

/** Foretells an attempt from the containers and from what the control API has planned. `seconds` is how long success takes. */
export function attemptDeployment(
  place: Place,
  endpointName: string,
  { deployment, seconds }: { deployment: Deployment; seconds: number },
): Attempt {
  const { world } = place;
  const fault = takeFault(world, endpointName);
  if (fault === "capacity") {
    const endsAt = momentAfter(world, durations.capacityFailure);
    return { endsAt, reason: capacityReason, isStuck: false, logs: [] };
  }
  const planned: Diagnosis | undefined =
    fault === undefined ? undefined : { lines: ["The container was made to fail by the control API."] };
  const containers = variantsOf(deployment.config).flatMap((variant) => {
    const container = containerOf(place, variant.ModelName);
    if (container === undefined) return [];
    return [{ variant, container, diagnosis: planned ?? diagnose(place, variant, container) }];
  });
  const failing = containers.find(({ diagnosis }) => diagnosis !== undefined);
  // What cannot be downloaded is given up as soon as the instances are there.
  const isStarted = failing !== undefined && failing.diagnosis?.reason === undefined;
  const endsAt = momentAfter(world, isStarted ? failureSeconds(failing.variant) : seconds);
  const span = { begin: world.clock.now().getTime(), end: Date.parse(endsAt) };
  const logs = containers.flatMap(({ variant, container, diagnosis }) => {
    const stream = streamName(variant.VariantName ?? "", `${endpointName} ${span.begin}`);
    return startLines(
      { image: container.Image ?? "", environment: container.Environment ?? {}, diagnosis },
      stream,
      halfWay(span),
    );
  });
  const reason = failing && (failing.diagnosis?.reason ?? pingReason(failing.variant.VariantName ?? ""));
  return { endsAt, reason, isStuck: fault === "rollback", logs };
}

/** Production and shadow variants. */
export const variantsOf = ({
  ProductionVariants,
  ShadowProductionVariants,
}: ConfigRequest): ProductionVariant[] => [
  ...(ProductionVariants ?? []),
  ...(ShadowProductionVariants ?? []),
];

/** The container that a model begins with; undefined for a variant that waits for components. */
export function containerOf(place: Place, modelName: string | undefined): ContainerDefinition | undefined {
  if (modelName === undefined) return undefined;
  const { request } = findModel(place, modelName);
  return request.PrimaryContainer ?? request.Containers?.[0];
}

/** What the container of a model gets of S3, as it is there now. */
export function artifactOf(place: Place, modelName: string | undefined): Artifact | undefined {
  if (modelName === undefined) return undefined;
  const container = containerOf(place, modelName);
  const data = container && modelDataOf(container);
  if (data === undefined) return undefined;
  const { ExecutionRoleArn = "" } = findModel(place, modelName).request;
  const found = findModelData(place, ExecutionRoleArn, data);
  return { url: data.url, bytes: found.found === "there" ? found.bytes : undefined };
}

/** How long SageMaker keeps starting a container that does not answer. */
export const failureSeconds = (startup: {
  ContainerStartupHealthCheckTimeoutInSeconds?: number | undefined;
}): number =>
  Math.max(
    durations.containerFailure,
    (startup.ContainerStartupHealthCheckTimeoutInSeconds ?? 0) + durations.containerFailureMargin,
  );

function diagnose(
  place: Place,
  variant: ProductionVariant,
  container: ContainerDefinition,
): Diagnosis | undefined {
  // A model package names its image elsewhere.
  if (container.Image === undefined) return undefined;
  const instanceType = findInstanceType(variant.InstanceType ?? "", place.region);
  return diagnoseContainer({
    image: container.Image,
    environment: container.Environment ?? {},
    artifact: artifactOf(place, variant.ModelName),
    instanceType,
    amiVersion: variant.InferenceAmiVersion,
    acceleratorCount: instanceType?.acceleratorCount ?? 0,
    account: place.account,
    region: place.region,
  });
}

/** Instances come first; containers write in the second half of the time. */
const halfWay = ({ begin, end }: { begin: number; end: number }): { begin: number; end: number } => ({
  begin: begin + (end - begin) / 2,
  end,
});
