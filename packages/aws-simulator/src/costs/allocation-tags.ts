// Cost allocation tags: a key is seen by billing a day after its first use, tells costs a day after it was activated
// and only for days since then, unless a backfill brings the past.
import { payerAccount } from "../seed/organization.ts";
import { defineTable, everywhere } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { billedMeters } from "./billing-meters.ts";
import { dayMs, dayOf, monthOf, monthStart } from "./calendar.ts";
import { costSettings, scaledHours } from "./cost-settings.ts";
import type { Meter } from "./meter.ts";

export type TagStatus = "Active" | "Inactive";

/** Days for which a key tells costs; `to` is null while it is active. */
type Window = { from: number; to: number | null; availableAt: number };

export type TagRow = { status: TagStatus; updatedAt: string; windows: Window[] };

const tagTable = defineTable<TagRow>("costs.allocation-tags");

export const tagRows = (world: World): Map<string, TagRow> =>
  world.tables.rows(tagTable, everywhere(payerAccount));

/** Keys that were activated long before the scenario, and one that was activated lately. */
const activeForLong = ["Team", "Project", "Environment", "CostCenter"];
const activeLately = "AmazonDataZoneProject";
const latelyDays = 40;

/** AWS makes it, so it needs no first use. */
export const generatedKey = "aws:createdBy";

/** Puts the company's active keys into an account that has none yet. */
export function seedAllocationTags(world: World): void {
  const { anchorDay, hasHistory } = costSettings(world);
  if (!hasHistory) return;
  for (const key of [...activeForLong, generatedKey]) activateFrom(world, key, anchorDay - 500);
  activateFrom(world, activeLately, anchorDay - latelyDays);
}

function activateFrom(world: World, key: string, day: number): void {
  tagRows(world).set(key, {
    status: "Active",
    updatedAt: toSecond(day * dayMs),
    windows: [{ from: day, to: null, availableAt: (day + 1) * dayMs }],
  });
}

export type SeenKey = { key: string; firstUsedAt: number; lastUsedDay: number };

/** Keys that billing has seen by now, with their first and last use. */
export function seenKeys(world: World): Map<string, SeenKey> {
  const now = world.clock.now().getTime();
  const found = new Map<string, SeenKey>();
  for (const meter of billedMeters(world, payerAccount)) noteKeys(found, meter, now);
  const waiting = scaledHours(world, 24);
  for (const [key, { firstUsedAt }] of found) if (firstUsedAt + waiting > now) found.delete(key);
  return found;
}

function noteKeys(found: Map<string, SeenKey>, { tags, first, end, usage }: Meter, now: number): void {
  const start = first * dayMs;
  const hours = usage.kind === "recorded" ? (usage.days.get(first)?.amounts ?? []) : [];
  const begun = Math.max(
    0,
    hours.findIndex((amount) => amount !== 0),
  );
  const firstUsedAt = start + begun * 3_600_000;
  if (firstUsedAt > now) return;
  const lastUsedDay = Math.min(end - 1, dayOf(now));
  for (const key of Object.keys(tags)) {
    const known = found.get(key) ?? { key, firstUsedAt, lastUsedDay };
    found.set(key, {
      key,
      firstUsedAt: Math.min(known.firstUsedAt, firstUsedAt),
      lastUsedDay: Math.max(known.lastUsedDay, lastUsedDay),
    });
  }
}

/** Days on which a key tells costs, as told now. */
export function visibleDays(world: World, key: string): (day: number) => boolean {
  const now = world.clock.now().getTime();
  const windows = (tagRows(world).get(key)?.windows ?? []).filter(({ availableAt }) => availableAt <= now);
  return (day) => windows.some(({ from, to }) => from <= day && (to === null || day < to));
}

/** Activates or deactivates a key, from today on; doing it twice changes nothing. */
export function setTagStatus(world: World, key: string, status: TagStatus): void {
  const now = world.clock.now();
  const row = tagRows(world).get(key) ?? { status: "Inactive", updatedAt: "", windows: [] };
  if (row.status === status) return;
  const today = dayOf(now);
  const windows = row.windows.map((window) => ({ ...window, to: window.to ?? today }));
  const opened = { from: today, to: null, availableAt: now.getTime() + scaledHours(world, 24) };
  tagRows(world).set(key, {
    status,
    updatedAt: toSecond(now.getTime()),
    windows: status === "Active" ? [...row.windows, opened] : windows,
  });
}

export type BackfillRow = { from: string; requestedAt: string; completesAt: number };

const backfillTable = defineTable<BackfillRow>("costs.backfills");

/** Requests for a backfill, the newest first. */
export const backfills = (world: World): BackfillRow[] =>
  [...world.tables.rows(backfillTable, everywhere(payerAccount)).values()].toReversed();

const backfillHours = 12;
export const mostBackfillMonths = 12;

/** Lets all keys that are active now tell the past as well, from the first day of a month on. */
export function startBackfill(world: World, month: number): BackfillRow {
  const now = world.clock.now();
  const completesAt = now.getTime() + scaledHours(world, backfillHours);
  for (const row of tagRows(world).values()) {
    if (row.status !== "Active") continue;
    row.windows.push({ from: monthStart(month), to: dayOf(now) + 1, availableAt: completesAt });
  }
  const requested = toSecond(now.getTime());
  const row = { from: toSecond(monthStart(month) * dayMs), requestedAt: requested, completesAt };
  world.tables.rows(backfillTable, everywhere(payerAccount)).set(requested, row);
  return row;
}

/** How many months a day lies back. */
export const monthsBack = (world: World, day: number): number =>
  monthOf(dayOf(world.clock.now())) - monthOf(day);

/** `2026-09-01T00:00:00Z`, as these operations tell times. */
export const toSecond = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
