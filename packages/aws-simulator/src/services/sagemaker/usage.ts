// The ledger: instances that AWS would bill, by one rule. An instance counts from the moment its fleet is asked for
// (CreateEndpoint or an update accepted) until the endpoint is gone or Failed, or the fleet gives the instance back.
// An update to another configuration runs both fleets until it ends; a change of capacity counts the larger number.
import type { World } from "../../world/world.ts";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";
import { endpointTable } from "./endpoint-rows.ts";
import type { EndpointRow, Fleet } from "./endpoint-rows.ts";

/** So many instances of a type from one moment to another; `to` is null while they run. ISO 8601. */
export type UsageSpan = { instanceType: string; count: number; from: string; to: string | null };

/** One life of an endpoint; a later one of the same name has a row of its own. */
export type UsageRow = {
  endpointName: string;
  createdAt: string;
  spans: UsageSpan[];
  /** As they were last, for the bill of an endpoint that is gone. */
  tags?: Record<string, string>;
};

export const usageTable = defineTable<UsageRow>("sagemaker.usage");

/** Instances by type that an endpoint has in use, or in preparation, at this moment. */
export function instancesInUse({ deployment, pending }: EndpointRow): Map<string, number> {
  const counts = new Map<string, number>();
  for (const fleet of [...deployment.fleets, ...(pending?.fleets ?? [])]) {
    if (fleet.instanceType === undefined) continue;
    counts.set(fleet.instanceType, (counts.get(fleet.instanceType) ?? 0) + sizeOf(fleet));
  }
  return counts;
}

/** Instances of a type that all endpoints of an account and Region have in use: what a quota counts. */
export function utilization(world: World, scope: Scope, instanceType: string): number {
  const endpoints = [...world.tables.rows(endpointTable, scope).values()];
  return endpoints.reduce((sum, endpoint) => sum + (instancesInUse(endpoint).get(instanceType) ?? 0), 0);
}

/** Writes down that an endpoint's instances are as they are since `at` (ISO 8601). Doing it twice changes nothing. */
export function keepUsage(usage: UsageRow, counts: ReadonlyMap<string, number>, at: string): void {
  const types = new Set([...counts.keys(), ...usage.spans.map(({ instanceType }) => instanceType)]);
  for (const instanceType of types) {
    const count = counts.get(instanceType) ?? 0;
    const open = usage.spans.find((span) => span.instanceType === instanceType && span.to === null);
    if ((open?.count ?? 0) === count) continue;
    if (open !== undefined) open.to = at;
    if (count > 0) usage.spans.push({ instanceType, count, from: at, to: null });
  }
}

/** The row of an endpoint's present life. */
export function usageOf(world: World, scope: Scope, { name, createdAt, tags }: EndpointRow): UsageRow {
  const rows = world.tables.rows(usageTable, scope);
  const id = `${name} ${createdAt}`;
  const row: UsageRow = rows.get(id) ?? { endpointName: name, createdAt, spans: [] };
  row.tags = { ...tags };
  rows.set(id, row);
  return row;
}

const sizeOf = ({ current, desired }: Fleet): number => Math.max(current, desired);
