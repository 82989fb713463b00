import type { World } from "../../world/world.ts";
import { settleAll } from "./settle.ts";
import { usageTable } from "./usage.ts";
import type { UsageSpan } from "./usage.ts";

/** What one endpoint has used up, in seconds of the simulated clock, by instance type. */
export type LedgerEntry = {
  account: string;
  region: string;
  endpointName: string;
  createdAt: string;
  /** When its last instance went, ISO 8601; null while one runs. */
  endedAt: string | null;
  instanceSeconds: Record<string, number>;
  spans: UsageSpan[];
};

/** All endpoints that ever were since the scenario was loaded, deleted ones too. */
export function readLedger(world: World): { time: string; endpoints: LedgerEntry[] } {
  settleAll(world);
  const now = world.clock.now();
  const endpoints = world.tables.scopes(usageTable).flatMap((scope) =>
    [...world.tables.rows(usageTable, scope).values()].map(({ endpointName, createdAt, spans }) => ({
      ...scope,
      endpointName,
      createdAt,
      endedAt: endOf(spans),
      instanceSeconds: sumByType(spans, now.getTime()),
      spans,
    })),
  );
  return { time: now.toISOString(), endpoints };
}

function sumByType(spans: readonly UsageSpan[], now: number): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { instanceType, count, from, to } of spans) {
    const milliseconds = (to === null ? now : Date.parse(to)) - Date.parse(from);
    sums[instanceType] = (sums[instanceType] ?? 0) + (count * milliseconds) / 1000;
  }
  return sums;
}

function endOf(spans: readonly UsageSpan[]): string | null {
  const ends = spans.map(({ to }) => to);
  return ends.includes(null)
    ? null
    : (ends.toSorted((left, right) => Date.parse(left ?? "") - Date.parse(right ?? "")).at(-1) ?? null);
}
