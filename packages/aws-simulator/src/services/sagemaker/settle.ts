// Time passes only when somebody looks: every step of an agenda whose moment has come is carried out with the time
// it was due, so that it does not matter how often, or how late, anyone looked.
import type { World } from "../../world/world.ts";
import type { Scope } from "../../world/tables.ts";
import { writeLog } from "../logs/write-log.ts";
import { componentTable, endpointTable } from "./endpoint-rows.ts";
import type { ComponentRow, ComponentStep, EndpointRow, EndpointStep } from "./endpoint-rows.ts";
import { instancesInUse, keepUsage, usageOf } from "./usage.ts";

/** Brings endpoints and components of an account and Region to the world's present time. */
export function settle(world: World, scope: Scope): void {
  const now = world.clock.now().toISOString();
  for (const row of world.tables.rows(endpointTable, scope).values())
    for (const step of takeDue(row, now)) carryOutEndpointStep({ world, scope, row, step });
  for (const row of world.tables.rows(componentTable, scope).values())
    for (const step of takeDue(row, now)) carryOutComponentStep({ world, scope, row, step });
}

/** The same, everywhere. */
export function settleAll(world: World): void {
  for (const scope of world.tables.scopes(endpointTable)) settle(world, scope);
}

/** Adds steps to an agenda, in the order of their moments. */
export function plan<Step extends { at: string }>(row: { agenda: Step[] }, steps: readonly Step[]): void {
  row.agenda = [...row.agenda, ...steps].toSorted(
    (left, right) => Date.parse(left.at) - Date.parse(right.at),
  );
}

/** Writes into the ledger what the endpoint has in use since a moment. */
export function keepInstances(place: { world: World; scope: Scope; row: EndpointRow }, at: string): void {
  keepUsage(usageOf(place.world, place.scope, place.row), instancesInUse(place.row), at);
}

/** Where an endpoint's containers log. */
export const endpointLogGroup = (endpointName: string): string => `/aws/sagemaker/Endpoints/${endpointName}`;

/** Where a component's containers log. */
export const componentLogGroup = (componentName: string): string =>
  `/aws/sagemaker/InferenceComponents/${componentName}`;

/** One at a time, because a step may look at what is still to come. */
function* takeDue<Step extends { at: string }>(row: { agenda: Step[] }, now: string): Generator<Step> {
  for (let [step] = row.agenda; step !== undefined && step.at <= now; [step] = row.agenda) {
    row.agenda.shift();
    yield step;
  }
}

type EndpointWork = { world: World; scope: Scope; row: EndpointRow; step: EndpointStep };

function carryOutEndpointStep({ world, scope, row, step }: EndpointWork): void {
  switch (step.do) {
    case "log":
      log({ world, scope, group: endpointLogGroup(row.name) }, step);
      return;
    case "enter":
      enter(row, step);
      break;
    case "resize":
      resize(row, step);
      break;
    case "remove":
      world.tables.rows(endpointTable, scope).delete(row.name);
      keepUsage(usageOf(world, scope, row), new Map(), step.at);
      return;
  }
  keepInstances({ world, scope, row }, step.at);
}

function enter(
  row: EndpointRow,
  { at, status, reason, pending }: Extract<EndpointStep, { do: "enter" }>,
): void {
  row.status = status;
  row.modifiedAt = at;
  row.failureReason = reason;
  if (pending === "adopt" && row.pending !== undefined) {
    const { startedAt: _startedAt, ...deployment } = row.pending;
    row.deployment = deployment;
  }
  if (pending !== undefined) row.pending = undefined;
  if (status === "Failed") releaseInstances(row);
  if (status !== "InService") return;
  row.hasServed = true;
  for (const fleet of row.deployment.fleets) {
    fleet.currentWeight = fleet.desiredWeight;
    // A fleet that managed scaling is still changing has a step of its own.
    const isChanging = row.agenda.some((step) => step.do === "resize" && step.variant === fleet.variant);
    if (!isChanging) fleet.current = fleet.desired;
  }
}

function releaseInstances({ deployment }: EndpointRow): void {
  for (const fleet of deployment.fleets) {
    fleet.current = 0;
    fleet.desired = 0;
  }
}

function resize(row: EndpointRow, { variant, count }: Extract<EndpointStep, { do: "resize" }>): void {
  const fleet = row.deployment.fleets.find((known) => known.variant === variant);
  if (fleet === undefined) return;
  fleet.current = count;
  fleet.desired = count;
}

type ComponentWork = { world: World; scope: Scope; row: ComponentRow; step: ComponentStep };

function carryOutComponentStep({ world, scope, row, step }: ComponentWork): void {
  switch (step.do) {
    case "log":
      log({ world, scope, group: componentLogGroup(row.name) }, step);
      return;
    case "remove":
      world.tables.rows(componentTable, scope).delete(row.name);
      return;
    case "enter":
      row.status = step.status;
      row.modifiedAt = step.at;
      row.failureReason = step.reason;
      row.currentCopies = step.copies;
      if (step.reason === undefined) row.specification = row.nextSpecification ?? row.specification;
      row.nextSpecification = undefined;
  }
}

type LogPlace = { world: World; scope: Scope; group: string };

function log({ world, scope, group }: LogPlace, line: { at: string; stream: string; message: string }): void {
  const { stream, message } = line;
  writeLog(world, scope.account, scope.region, { group, stream, message, at: new Date(line.at) });
}
