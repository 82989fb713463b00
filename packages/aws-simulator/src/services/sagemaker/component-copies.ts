// What creating, updating and scaling a component share: place its copies, let their containers start.
import type { InferenceComponentSpecification } from "@aws-sdk/client-sagemaker";
import { startLines, streamName } from "./container-logs.ts";
import type { LogLine } from "./container-logs.ts";
import { artifactOf, containerOf, failureSeconds } from "./deploy.ts";
import { diagnoseContainer } from "./diagnose-container.ts";
import type { Artifact, Diagnosis } from "./diagnose-container.ts";
import { durations, momentAfter } from "./durations.ts";
import type { ComponentRow, ComponentStep, EndpointRow } from "./endpoint-rows.ts";
import { takeFault } from "./faults.ts";
import { findEndpoint } from "./find-rows.ts";
import type { Place } from "./find-rows.ts";
import { fitCopies, followCopies } from "./fit-fleet.ts";
import { findInstanceType } from "./instance-types.ts";
import { componentPingReason } from "./messages.ts";
import { needsOf } from "./place-copies.ts";
import { plan } from "./settle.ts";

type Start = {
  endpoint: EndpointRow;
  specification: InferenceComponentSpecification;
  copies: number;
  /** How long it takes when all goes well. */
  seconds: number;
};

/** How many of the copies would find a place; instances that managed scaling may add are counted. */
export function placeableCopies(
  place: Place,
  component: { name: string; variant: string },
  { endpoint, specification, copies }: Omit<Start, "seconds">,
): number {
  const wanted = { name: component.name, needs: needsOf(specification), copies };
  return fitCopies(place, { endpoint, variant: component.variant }, wanted)?.placed.get(component.name) ?? 0;
}

/** Plans the end of a component's change: InService with the copies that found a place, or Failed. */
export function startCopies(place: Place, row: ComponentRow, start: Start): void {
  const { endpoint, specification, copies } = start;
  const fleetBefore = endpoint.deployment.fleets.find(({ variant }) => variant === row.variant)?.desired ?? 0;
  const wanted = { name: row.name, needs: needsOf(specification), copies };
  const fit = fitCopies(place, { endpoint, variant: row.variant }, wanted);
  const grows = (fit?.instances ?? 0) > fleetBefore;
  const { diagnosis, isStuck } = foretell(place, row, start);
  const seconds = start.seconds + (grows ? durations.scale : 0);
  const readyAt = momentAfter(place.world, seconds);
  const endsAt =
    diagnosis === undefined || diagnosis.reason !== undefined
      ? readyAt
      : momentAfter(place.world, failureSeconds(specification.StartupParameters ?? {}));
  row.desiredCopies = copies;
  row.agenda = [];
  plan(row, [
    ...(copies === 0 ? [] : logLines(place, row, { specification, diagnosis, endsAt })),
    diagnosis === undefined
      ? { at: endsAt, do: "enter", status: "InService", copies: fit?.placed.get(row.name) ?? 0 }
      : failedStep(row, endsAt, { told: diagnosis.reason, isStuck }),
  ]);
  if (fit !== undefined) followCopies(place, endpoint, { ...fit, readyAt });
}

/** Lets a component go to another number of copies, down to none, or another specification if it has one waiting. */
export function changeCopies(place: Place, row: ComponentRow, copies: number): void {
  const endpoint = findEndpoint(place, row.endpointName);
  row.status = "Updating";
  row.modifiedAt = place.world.clock.now().toISOString();
  startCopies(place, row, {
    endpoint,
    specification: row.nextSpecification ?? row.specification,
    copies,
    seconds: durations.componentUpdate,
  });
}

/** A new component fails; one that was in service stays as it was and says why, unless going back fails too. */
function failedStep(
  row: ComponentRow,
  at: string,
  { told, isStuck }: { told: string | undefined; isStuck: boolean },
): ComponentStep {
  const reason = told ?? componentPingReason(row.name);
  const wasServing = !isStuck && row.status === "Updating" && row.currentCopies > 0;
  return wasServing
    ? { at, do: "enter", status: "InService", reason, copies: row.currentCopies }
    : { at, do: "enter", status: "Failed", reason, copies: 0 };
}

type Container = {
  image: string;
  environment: Readonly<Record<string, string>>;
  artifact: Artifact | undefined;
};

function containerIn(
  place: Place,
  { ModelName, Container }: InferenceComponentSpecification,
): Container | undefined {
  const model = containerOf(place, ModelName);
  const image = Container?.Image ?? model?.Image;
  if (image === undefined) return undefined;
  return {
    image,
    environment: { ...model?.Environment, ...Container?.Environment },
    // What a component names itself is not looked for.
    artifact:
      Container?.ArtifactUrl === undefined
        ? artifactOf(place, ModelName)
        : { url: Container.ArtifactUrl, bytes: 0 },
  };
}

/** What will be wrong with the containers, and whether the copies before them will not come back either. */
function foretell(
  place: Place,
  row: ComponentRow,
  start: Start,
): { diagnosis: Diagnosis | undefined; isStuck: boolean } {
  const fault = takeFault(place.world, row.name);
  const planned: Diagnosis = { lines: ["The container was made to fail by the control API."] };
  return {
    diagnosis: fault === undefined ? diagnoseComponent(place, row, start) : planned,
    isStuck: fault === "rollback",
  };
}

function diagnoseComponent(
  place: Place,
  row: ComponentRow,
  { endpoint, specification }: Start,
): Diagnosis | undefined {
  const container = containerIn(place, specification);
  if (container === undefined) return undefined;
  const variant = endpoint.deployment.config.ProductionVariants?.find(
    ({ VariantName }) => VariantName === row.variant,
  );
  return diagnoseContainer({
    ...container,
    instanceType: findInstanceType(variant?.InstanceType ?? "", place.region),
    amiVersion: variant?.InferenceAmiVersion,
    acceleratorCount: needsOf(specification).accelerators,
    account: place.account,
    region: place.region,
  });
}

type Ending = {
  specification: InferenceComponentSpecification;
  diagnosis: Diagnosis | undefined;
  endsAt: string;
};

function logLines(place: Place, row: ComponentRow, { specification, diagnosis, endsAt }: Ending): LogLine[] {
  const container = containerIn(place, specification);
  if (container === undefined) return [];
  const span = { begin: place.world.clock.now().getTime(), end: Date.parse(endsAt) };
  return startLines(
    { ...container, diagnosis },
    streamName(row.variant, `${row.name} ${row.createdAt}`),
    span,
  );
}
