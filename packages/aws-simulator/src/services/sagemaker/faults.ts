// What the control API plans for endpoints and components, by the pattern of their names.
import type { World } from "../../world/world.ts";
import { defineTable, everywhere } from "../../world/tables.ts";

export const faultKinds = ["capacity", "container", "rollback"] as const;

/**
 * `capacity`: no instances are found; `container`: the container never answers its health check; `rollback`:
 * an update fails, and going back fails too. `count` is how many more deployments it meets, all without it.
 */
export type FaultRow = { pattern: string; fault: (typeof faultKinds)[number]; count: number | null };

const faultTable = defineTable<FaultRow>("sagemaker.faults");

const rowsOf = (world: World): Map<string, FaultRow> =>
  world.tables.rows(faultTable, everywhere("simulator"));

/** A later rule for the same pattern takes the place of the earlier. */
export function addFault(world: World, fault: FaultRow): void {
  rowsOf(world).set(fault.pattern, { ...fault });
}

export const listFaults = (world: World): FaultRow[] => [...rowsOf(world).values()];

export const clearFaults = (world: World): void => rowsOf(world).clear();

/** The fault that meets this deployment, counted down. */
export function takeFault(world: World, name: string): FaultRow["fault"] | undefined {
  const rows = rowsOf(world);
  const found = [...rows.values()].find(({ pattern }) => matchesPattern(pattern, name));
  if (found === undefined) return undefined;
  if (found.count !== null) found.count -= 1;
  if (found.count === 0) rows.delete(found.pattern);
  return found.fault;
}

/** `*` stands for any characters; the others are those of names, which need no escape. */
export const matchesPattern = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(name);
