import { writeMoney } from "@quarry/aws-core/costs/read-money";
import type { Database, KnownContext } from "../../operation/context.ts";
import { DomainError } from "../../operation/domain-error.ts";
import { query } from "../../operation/query.ts";
import { findGrouping } from "../find-grouping.ts";
import { addDays } from "../days-schema.ts";
import { readBills } from "../read-bills.ts";
import { attributeUntagged } from "./attribute-untagged.ts";
import type { Attribution } from "./attribute-untagged.ts";
import { describeCarriers } from "./describe-carriers.ts";
import type { CarrierCost } from "./describe-carriers.ts";
import { paidConnections } from "./paid-connections.ts";
import { untaggedDays } from "./read-divided.ts";
import { readBilledParts, readMeteredParts, readUntaggedLines } from "./read-untagged.ts";
import type { GroupingDays, MeteredSource } from "./read-untagged.ts";
import { FindUntaggedInput, UntaggedView } from "./untagged-schema.ts";
import type { UntaggableCalls } from "./untagged-schema.ts";

/**
 * Whose the spend without a value of a tag probably is: what of the catalog lacks the tag, what it cost, which value it
 * should have and why; and the calls that can carry no tag at all.
 */
export const findUntagged = query({
  permission: "costs.read",
  route: { method: "GET", path: "/untagged-costs", summary: "Tell whose the untagged spend probably is" },
  input: FindUntaggedInput,
  output: UntaggedView,
  async run({ context, input: { connectionId, key } }) {
    const { database } = context;
    const bills = await readBills(database, undefined);
    const bill = bills.find((one) => connectionId === undefined || one.connectionId === connectionId);
    if (!bill && connectionId === undefined) return { ...nothingToTell, key };
    if (!bill) throw new DomainError("not-found", "There is no bill of this connection. Connect it first.");
    const connectionIds = await paidConnections(database, bill, bills.length === 1);
    const grouping = bill.groupings.find((one) => one.key === `tag:${key}`);
    const days = daysOf(grouping);
    const about = { key, connectionIds };
    const found = days
      ? await attribute(database, days, { ...about, connectionId: bill.connectionId })
      : nothingFound;
    const { carriers, lacking } = await describeCarriers(context, { ...about, costs: costsOf(found) });
    return {
      key,
      from: days?.from ?? null,
      until: days?.until ?? null,
      amount: writeMoney(found.total),
      carriers,
      lacking,
      untaggable: untaggableOf(found),
      unexplained: writeMoney(unexplainedOf(found)),
    };
  },
});

/** While no bill is connected. */
const nothingToTell = {
  from: null,
  until: null,
  amount: "0",
  carriers: [],
  lacking: 0,
  untaggable: [],
  unexplained: "0",
};

interface Found {
  total: bigint;
  attribution: Attribution;
  sources: readonly MeteredSource[];
}

const nothingFound: Found = {
  total: 0n,
  attribution: { billed: new Map(), metered: new Map(), unexplained: 0n },
  sources: [],
};

interface About {
  key: string;
  connectionId: string;
  connectionIds: readonly string[];
}

function daysOf(grouping: { groupingId: number; heldUntil: string | null } | undefined): GroupingDays | null {
  if (!grouping?.heldUntil) return null;
  const { groupingId, heldUntil: until } = grouping;
  return { groupingId, from: addDays(until, -untaggedDays), until };
}

async function attribute(
  database: KnownContext["database"],
  days: GroupingDays,
  about: About,
): Promise<Found> {
  const { from, until } = days;
  const [lines, billed, metered] = await Promise.all([
    readUntaggedLines(database, days),
    readBilled(database, { from, until }, about),
    readMeteredParts(database, { from, until }, about),
  ]);
  const told = new Set(billed.map(({ id }) => id));
  const sources = metered.filter(({ profileId }) => profileId === null || !told.has(profileId));
  return {
    total: lines.reduce((sum, { amount }) => sum + amount, 0n),
    attribution: attributeUntagged(lines, { billed, metered: sources }),
    sources,
  };
}

/** What the bill tells apart by itself: where it is divided by resource, or by the tag of what Quarry made. */
async function readBilled(database: Database, days: { from: string; until: string }, about: About) {
  const [grouping] = await findGrouping(database, about.connectionId, "profile");
  if (!grouping) return [];
  return readBilledParts(database, { ...days, groupingId: grouping.groupingId }, about);
}

/** What each profile and endpoint cost; what the bill says goes before what was counted. */
function costsOf({ attribution: { billed, metered }, sources }: Found): ReadonlyMap<string, CarrierCost> {
  const costs = new Map<string, CarrierCost>();
  for (const { id, profileId, profileType } of sources) {
    const amount = metered.get(id);
    if (profileId === null || profileType !== "APPLICATION" || amount === undefined) continue;
    costs.set(profileId, { amount: (costs.get(profileId)?.amount ?? 0n) + amount, source: "metered" });
  }
  for (const [id, amount] of billed) costs.set(id, { amount, source: "billed" });
  return costs;
}

const wayOut =
  "AWS puts no tags on it. Ask for an application inference profile of the same model and have the calls made through that.";

function untaggableOf({ attribution: { metered }, sources }: Found): UntaggableCalls[] {
  return sources
    .filter(isUntaggable)
    .map(({ id, modelId, name, region, profileType }) => ({
      amount: metered.get(id) ?? null,
      calls: {
        modelId,
        name: name ?? modelId,
        isSystemDefined: profileType === "SYSTEM_DEFINED",
        region,
        remedy: wayOut,
        href: "/requests/new",
      },
    }))
    .toSorted((one, other) => ((other.amount ?? -1n) > (one.amount ?? -1n) ? 1 : -1))
    .map(({ amount, calls }) => ({ ...calls, amount: amount === null ? null : writeMoney(amount) }));
}

// An application profile that no catalog has can carry tags; of it nothing more is known.
const isUntaggable = ({ profileType, modelId }: MeteredSource): boolean =>
  profileType === "SYSTEM_DEFINED" ||
  (profileType === null && modelId.includes(".") && !modelId.includes(":application-inference-profile/"));

function unexplainedOf({ attribution: { metered, unexplained }, sources }: Found): bigint {
  return sources
    .filter((source) => source.profileType === null && !isUntaggable(source))
    .reduce((sum, { id }) => sum + (metered.get(id) ?? 0n), unexplained);
}
