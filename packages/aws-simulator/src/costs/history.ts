// The generated past and present: what the scenario's profiles and the company's other resources use.
import { generatedProfiles } from "../seed/generated-profiles.ts";
import type { ProfileSeed } from "../seed/profile-seed.ts";
import { applicationProfileArn } from "../services/bedrock/profile-rows.ts";
import type { Tables } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { monthOf, monthStart } from "./calendar.ts";
import { otherMeters, profileTraffic, untaggedTraffic } from "./company-plan.ts";
import type { Span } from "./company-plan.ts";
import { costSettings } from "./cost-settings.ts";
import type { Meter } from "./meter.ts";
import { profileChangeTable } from "./profile-history.ts";
import { trafficMeters } from "./traffic.ts";
import type { Traffic } from "./traffic.ts";

const historyMonths = 14;
/** Traffic goes on, however far the clock is moved. */
const endlessDay = 100_000;

/** The days that history is told for. */
export function historySpan(world: World): Span {
  const { anchorDay, generated } = costSettings(world);
  const first = monthStart(monthOf(anchorDay) - (generated?.months ?? historyMonths));
  return { first, end: endlessDay, anchorDay };
}

/** Meters of the generated history, and the traffic behind them by what was called. */
export type History = { stamp: string; meters: Meter[]; traffic: ReadonlyMap<string, readonly Traffic[]> };

const histories = new WeakMap<Tables, History>();

/** Made once, and again when the scenario, its settings or a profile's tags change. */
export function history(world: World): History {
  const settings = costSettings(world);
  const { anchorDay, version, generated, hasHistory } = settings;
  const stamp = JSON.stringify([world.scenario().name, anchorDay, version, generated, hasHistory]);
  const known = histories.get(world.tables);
  if (known?.stamp === stamp) return known;
  const made = { stamp, ...makeHistory(world) };
  histories.set(world.tables, made);
  return made;
}

function makeHistory(world: World): Omit<History, "stamp"> {
  const { hasHistory, generated } = costSettings(world);
  if (!hasHistory) return { meters: [], traffic: new Map() };
  const span = historySpan(world);
  const seeds = generated === null ? world.scenario().profiles() : generatedProfiles(generated);
  const ofProfiles = seeds.flatMap((seed) => livesOf(world, seed, span));
  const all = generated === null ? [...ofProfiles, ...untaggedTraffic(span)] : ofProfiles;
  const traffic = new Map<string, Traffic[]>();
  for (const one of all) traffic.set(placeOf(one), [...(traffic.get(placeOf(one)) ?? []), one]);
  const others = generated === null ? otherMeters(span) : [];
  return { meters: [...all.flatMap(trafficMeters), ...others], traffic };
}

/** Where traffic is found: account, Region and what was called. */
export const placeOf = ({
  account,
  region,
  resourceId,
}: Pick<Traffic, "account" | "region" | "resourceId">): string => `${account} ${region} ${resourceId}`;

/** A profile's traffic, cut where its tags changed and ended where it was deleted. */
function livesOf(world: World, seed: ProfileSeed, span: Span): Traffic[] {
  const whole = profileTraffic(seed, span);
  if (whole === undefined) return [];
  const scope = { account: seed.account, region: seed.region };
  const changes =
    world.tables.rows(profileChangeTable, scope).get(applicationProfileArn(seed.id, scope)) ?? [];
  const lives: Traffic[] = [];
  let current: Traffic | undefined = whole;
  for (const { from, tags } of changes) {
    if (current !== undefined) lives.push({ ...current, end: from });
    current = tags === null ? undefined : { ...whole, tags, first: Math.max(whole.first, from) };
  }
  if (current !== undefined) lives.push(current);
  return lives.filter(({ first, end }) => first < end);
}
