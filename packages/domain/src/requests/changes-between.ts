import { isDeepStrictEqual } from "node:util";
import type { FieldChange } from "./endpoint-schema.ts";

/** What differs between two values of one shape, field by field, such as `instances.count` from 1 to 2. */
export function changesBetween(before: unknown, after: unknown, path = ""): FieldChange[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      changesBetween(Reflect.get(before, key), Reflect.get(after, key), path === "" ? key : `${path}.${key}`),
    );
  }
  const [was, is] = [told(before), told(after)];
  return was === is ? [] : [{ field: path, before: was, after: is }];
}

/** Whether two lists tell the same changes, in whatever order. */
export function areSameChanges(one: readonly FieldChange[], other: readonly FieldChange[]): boolean {
  return isDeepStrictEqual(linesOf(one), linesOf(other));
}

const linesOf = (changes: readonly FieldChange[]): string[] =>
  changes.map(({ field, before, after }) => JSON.stringify([field, before, after])).toSorted();

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function told(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
