import type { UpdateEndpointInput, UpdateEndpointOutput } from "@aws-sdk/client-sagemaker";
import { operation } from "../../wire/service.ts";
import { validationError } from "../../wire/aws-error.ts";
import { resourceAccess } from "./access.ts";
import { attemptDeployment, newDeployment, requireQuota, wantedInstances } from "./deploy.ts";
import type { Attempt } from "./deploy.ts";
import { durations, momentAfter, momentAfterTime } from "./durations.ts";
import { resourceArn } from "./endpoint-rows.ts";
import type { Deployment, EndpointRow, EndpointStep } from "./endpoint-rows.ts";
import { requireUpdatable } from "./endpoint-states.ts";
import { findConfig, findEndpoint } from "./find-rows.ts";
import type { Place } from "./find-rows.ts";
import { carryOver } from "./fit-fleet.ts";
import { noHardware } from "./messages.ts";
import { requireNoTargets } from "./scaled-variants.ts";
import type { World } from "../../world/world.ts";
import { keepInstances, plan } from "./settle.ts";
import { passTime } from "./tick.ts";

/**
 * Updating, then InService with the new configuration; where that cannot be deployed, RollingBack and InService
 * (or UpdateRollbackFailed) with the old one and a FailureReason. Both fleets run, and count, until it is over.
 */
export const updateEndpoint = operation<UpdateEndpointInput, UpdateEndpointOutput>("UpdateEndpoint", {
  effect: "write",
  access: (call, input) => [
    ...resourceAccess(call, "sagemaker:UpdateEndpoint", ["endpoint", input.EndpointName]),
    ...resourceAccess(call, "sagemaker:UpdateEndpoint", ["endpoint-config", input.EndpointConfigName]),
  ],
  run(call, input) {
    passTime(call.world);
    const row = findEndpoint(call, input.EndpointName);
    const config = findConfig(call, input.EndpointConfigName);
    requireUpdatable(row, call);
    const deployment = newDeployment(call, config);
    requireSameForm(row.deployment, deployment);
    requireNoTargets(call, row, deployment);
    if (input.RetainAllVariantProperties === true) retain(row.deployment, deployment, input);
    const hasPlaces = carryOver(call, row, deployment);
    requireQuota(call, wantedInstances(deployment));
    const attempt = hasPlaces ? attemptUpdate(call, row.name, deployment) : withoutPlaces(call);
    const now = call.world.clock.now().toISOString();
    row.status = "Updating";
    row.modifiedAt = now;
    row.pending = { ...deployment, startedAt: now };
    row.lastDeploymentConfig = input.DeploymentConfig ?? row.lastDeploymentConfig;
    row.agenda = [];
    plan(row, [...attempt.logs, ...ending(call.world, attempt)]);
    keepInstances({ world: call.world, scope: call, row }, now);
    return { EndpointArn: resourceArn("endpoint", row.name, call) };
  },
});

const attemptUpdate = (place: Place, name: string, deployment: Deployment): Attempt =>
  attemptDeployment(place, name, { deployment, seconds: durations.update });

/** The components that the endpoint hosts do not fit on the new instances. */
const withoutPlaces = ({ world }: Place): Attempt => ({
  endsAt: momentAfter(world, durations.update),
  reason: noHardware,
  isStuck: false,
  logs: [],
});

function ending(world: World, { endsAt, reason, isStuck }: Attempt): EndpointStep[] {
  if (reason === undefined) return [{ at: endsAt, do: "enter", status: "InService", pending: "adopt" }];
  const rolledBack = momentAfterTime(world, Date.parse(endsAt), durations.rollBack);
  const status = isStuck ? "UpdateRollbackFailed" : "InService";
  return [
    { at: endsAt, do: "enter", status: "RollingBack", reason },
    { at: rolledBack, do: "enter", status, reason, pending: "drop" },
  ];
}

/** An endpoint of models does not become one of components, nor the other way about. */
function requireSameForm(old: Deployment, next: Deployment): void {
  if (hasModels(old) !== hasModels(next)) {
    throw validationError(
      "Cannot update an endpoint between production variants with models and inference components.",
    );
  }
}

/** Keeps instance counts and weights of variants that both configurations have. */
function retain(
  old: EndpointRow["deployment"],
  next: Deployment,
  {
    ExcludeRetainedVariantProperties: excluded = [],
  }: Pick<UpdateEndpointInput, "ExcludeRetainedVariantProperties">,
): void {
  const isKept = (property: string): boolean =>
    !(excluded ?? []).some(({ VariantPropertyType }) => VariantPropertyType === property);
  for (const fleet of next.fleets) {
    const known = old.fleets.find(({ variant }) => variant === fleet.variant);
    if (known === undefined) continue;
    if (isKept("DesiredInstanceCount")) fleet.desired = known.desired;
    if (isKept("DesiredWeight")) fleet.desiredWeight = known.desiredWeight;
  }
}

const hasModels = ({ config }: Deployment): boolean =>
  (config.ProductionVariants ?? []).some(({ ModelName }) => ModelName !== undefined);
