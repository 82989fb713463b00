"use client";

import { useMemo, useSyncExternalStore } from "react";

/** Where a choice is kept: in this browser, or in this tab until it closes. */
export type Memory = "browser" | "tab";

/** What a choice has to look like: a schema of zod, or a lighter check where a page has no other use for zod. */
export interface Shape<Value> {
  safeParse: (value: unknown) => { data?: Value | undefined };
}

/** A shape that a guard knows. */
export function shapeOf<Value>(isValue: (value: unknown) => value is Value): Shape<Value> {
  return { safeParse: (value) => (isValue(value) ? { data: value } : {}) };
}

/** Any text: a name that is looked up where it is used. */
export const anyText = shapeOf((value): value is string => typeof value === "string");

/** One of a few words. */
export function oneOf<Value extends string>(values: readonly Value[]): Shape<Value> {
  return shapeOf((value): value is Value => values.some((known) => known === value));
}

interface Remembered<Value> {
  name: string;
  schema: Shape<Value>;
  /** What counts until something was chosen, and during server rendering. */
  otherwise: Value;
  memory?: Memory;
}

/** A choice that survives a reload. What was stored and no longer fits the schema is forgotten. */
export function useRemembered<Value>(remembered: Remembered<Value>): [Value, (value: Value) => void] {
  const { name, schema, otherwise, memory = "browser" } = remembered;
  const text = useSyncExternalStore(
    subscribe,
    () => read(name, memory),
    () => null,
  );
  const value = useMemo(() => parse(text, schema) ?? otherwise, [text, schema, otherwise]);
  return [value, (next) => write(name, memory, JSON.stringify(next))];
}

const listeners = new Set<() => void>();
const known = new Map<string, string | null>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(name: string, memory: Memory): string | null {
  const text = known.get(name) ?? storageOf(memory)?.getItem(name) ?? null;
  known.set(name, text);
  return text;
}

function write(name: string, memory: Memory, text: string): void {
  known.set(name, text);
  try {
    storageOf(memory)?.setItem(name, text);
  } catch {
    // A full or forbidden store: the choice then lasts until the page is left.
  }
  for (const listener of listeners) listener();
}

function storageOf(memory: Memory): Storage | undefined {
  try {
    return memory === "tab" ? globalThis.sessionStorage : globalThis.localStorage;
  } catch {
    // Browsers that block storage throw when it is touched.
    return undefined;
  }
}

function parse<Value>(text: string | null, schema: Shape<Value>): Value | undefined {
  if (text === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
