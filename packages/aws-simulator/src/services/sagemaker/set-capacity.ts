// What Application Auto Scaling reads and turns: `endpoint/NAME/variant/NAME` and `inference-component/NAME`.
import type { World } from "../../world/world.ts";
import { AwsError } from "../../wire/aws-error.ts";
import { changeCopies } from "./component-copies.ts";
import { componentTable, endpointTable } from "./endpoint-rows.ts";
import type { ComponentRow, EndpointRow, Fleet } from "./endpoint-rows.ts";
import { scaleFleets } from "./scale-fleet.ts";
import { settle } from "./settle.ts";

/**
 * Sets the desired instances of a variant or copies of a component, now. Nothing happens to a resource that is
 * not there or not at rest, nor above the account's quota: AWS tries again later.
 */
// oxlint-disable-next-line eslint/max-params -- every service that scales names the place before what it scales
export function setDesiredCapacity(
  world: World,
  account: string,
  region: string,
  resourceId: string,
  dimension: string,
  capacity: number,
): void {
  const place = { world, account, region };
  const target = findTarget(place, resourceId, dimension);
  if (target === undefined || currentOf(target) === capacity) return;
  if (target.kind === "component") {
    if (target.row.status === "InService") changeCopies(place, target.row, capacity);
    return;
  }
  if (target.endpoint.status !== "InService") return;
  try {
    scaleFleets(place, target.endpoint, [{ variant: target.fleet.variant, count: capacity }]);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}

/** Desired instances or copies; undefined when there is no such resource or it has no such dimension. */
// oxlint-disable-next-line eslint/max-params -- every service that scales names the place before what it scales
export function currentCapacity(
  world: World,
  account: string,
  region: string,
  resourceId: string,
  dimension: string,
): number | undefined {
  const target = findTarget({ world, account, region }, resourceId, dimension);
  return target && currentOf(target);
}

type Target =
  | { kind: "component"; row: ComponentRow }
  | { kind: "fleet"; endpoint: EndpointRow; fleet: Fleet };

const currentOf = (target: Target): number =>
  target.kind === "component" ? target.row.desiredCopies : target.fleet.desired;

type Place = { world: World; account: string; region: string };

function findTarget(place: Place, resourceId: string, dimension: string): Target | undefined {
  settle(place.world, place);
  const [kind, name = "", , variant] = resourceId.split("/");
  if (kind === "inference-component" && dimension === "sagemaker:inference-component:DesiredCopyCount") {
    const row = place.world.tables.rows(componentTable, place).get(name);
    return row && { kind: "component", row };
  }
  if (kind !== "endpoint" || dimension !== "sagemaker:variant:DesiredInstanceCount") return undefined;
  const endpoint = place.world.tables.rows(endpointTable, place).get(name);
  const fleet = endpoint?.deployment.fleets.find((known) => known.variant === variant);
  return endpoint && fleet && { kind: "fleet", endpoint, fleet };
}
