"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { z } from "zod";

/** Where a choice is kept: in this browser, or in this tab until it closes. */
export type Memory = "browser" | "tab";

interface Remembered<Value> {
  name: string;
  schema: z.ZodType<Value>;
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

function parse<Value>(text: string | null, schema: z.ZodType<Value>): Value | undefined {
  if (text === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
