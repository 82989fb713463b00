// Managed instance scaling: the fleet follows the copies that components want.
import type { ProductionVariant } from "@aws-sdk/client-sagemaker";
import { endpointQuota } from "../service-quotas/find-quota.ts";
import { durations, momentAfter } from "./durations.ts";
import { componentsOf } from "./endpoint-rows.ts";
import type { Deployment, EndpointRow, Fleet } from "./endpoint-rows.ts";
import type { Place } from "./find-rows.ts";
import { findInstanceType } from "./instance-types.ts";
import { needsOf, placeCopies } from "./place-copies.ts";
import type { Demand } from "./place-copies.ts";
import { keepInstances, plan } from "./settle.ts";
import { utilization } from "./usage.ts";

/** How the copies of a variant's components are placed. */
export type Fit = {
  fleet: Fleet;
  placed: ReadonlyMap<string, number>;
  /** Instances that the variant shall have. */
  instances: number;
};

/** Places all copies of a variant, with one component as it shall be. Changes nothing. */
export function fitCopies(
  place: Place,
  { endpoint, variant }: Target,
  wanted: Demand | undefined,
): Fit | undefined {
  const fleet = endpoint.deployment.fleets.find((known) => known.variant === variant);
  if (fleet === undefined) return undefined;
  const others = componentsOf(place.world, place, endpoint.name)
    .filter((row) => row.variant === variant && row.name !== wanted?.name)
    .filter(({ status }) => status !== "Failed")
    .map((row) => ({ name: row.name, needs: needsOf(row.specification), copies: row.desiredCopies }));
  const demands = wanted === undefined ? others : [...others, wanted];
  const scaling = scalingOf(endpoint, variant);
  const most = scaling === undefined ? fleet.desired : mostInstances(place, fleet, scaling);
  const type = findInstanceType(fleet.instanceType ?? "", place.region);
  const { placed, instances } = placeCopies(demands, type, most);
  return {
    fleet,
    placed,
    instances: scaling === undefined ? fleet.desired : Math.max(instances, scaling.least),
  };
}

type Target = { endpoint: EndpointRow; variant: string };

/**
 * Gives the fleets of a new configuration the instances that the endpoint's components need. False when one that
 * has copies would find a place for none.
 */
export function carryOver(place: Place, row: EndpointRow, next: Deployment): boolean {
  const endpoint = { ...row, deployment: next };
  const serving = componentsOf(place.world, place, row.name).filter(
    ({ status, currentCopies }) => status !== "Failed" && currentCopies > 0,
  );
  return next.fleets.every((fleet) => {
    const { variant } = fleet;
    const fit = fitCopies(place, { endpoint, variant }, undefined);
    if (fit !== undefined) fleet.desired = fit.instances;
    return serving
      .filter((component) => component.variant === variant)
      .every(({ name }) => (fit?.placed.get(name) ?? 0) > 0);
  });
}

/** Asks for the instances of a fit: new ones come by `readyAt`, idle ones go after a while. */
export function followCopies(place: Place, endpoint: EndpointRow, fit: Fit & { readyAt: string }): void {
  const { fleet, instances, readyAt } = fit;
  const isChanging = endpoint.agenda.some((step) => step.do === "resize" && step.variant === fleet.variant);
  if (instances === fleet.desired && !isChanging) return;
  const at = instances >= fleet.current ? readyAt : momentAfter(place.world, durations.scaleIn);
  endpoint.agenda = endpoint.agenda.filter((step) => step.do !== "resize" || step.variant !== fleet.variant);
  fleet.desired = instances;
  plan(endpoint, [{ at, do: "resize", variant: fleet.variant, count: instances }]);
  keepInstances({ world: place.world, scope: place, row: endpoint }, place.world.clock.now().toISOString());
}

type Scaling = { least: number; most: number };

function scalingOf({ deployment }: EndpointRow, variant: string): Scaling | undefined {
  const config: ProductionVariant | undefined = deployment.config.ProductionVariants?.find(
    ({ VariantName }) => VariantName === variant,
  );
  const scaling = config?.ManagedInstanceScaling;
  if (scaling?.Status !== "ENABLED") return undefined;
  return {
    least: scaling.MinInstanceCount ?? 1,
    most: scaling.MaxInstanceCount ?? Number.MAX_SAFE_INTEGER,
  };
}

/** No more than the account may have. */
function mostInstances(
  { world, account, region }: Place,
  { instanceType, desired }: Fleet,
  { most }: Scaling,
): number {
  if (instanceType === undefined) return most;
  const free =
    endpointQuota(world, account, region, instanceType) -
    utilization(world, { account, region }, instanceType);
  return Math.min(most, desired + Math.max(0, free));
}
