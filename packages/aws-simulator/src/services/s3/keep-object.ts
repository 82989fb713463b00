import type { World } from "../../world/world.ts";
import { objectsOf, storedBodies } from "./bucket-rows.ts";
import type { ObjectRow } from "./bucket-rows.ts";

/** Puts an object into a bucket, in the place of the one that had its key. */
export function keepObject(world: World, bucket: string, row: ObjectRow): void {
  const rows = objectsOf(world.tables, bucket);
  const before = rows.get(row.key);
  rows.set(row.key, row);
  if (before !== undefined) world.bodies.drop(before.body, storedBodies(world.tables));
}

/** Removes an object, if it is there. */
export function removeObject(world: World, bucket: string, key: string): void {
  const rows = objectsOf(world.tables, bucket);
  const before = rows.get(key);
  rows.delete(key);
  if (before !== undefined) world.bodies.drop(before.body, storedBodies(world.tables));
}
