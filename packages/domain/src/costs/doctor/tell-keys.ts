import { costTagKind } from "@quarry/aws-core/cost-tags/cost-tag-schema";
import type { Database } from "../../operation/context.ts";
import { TagRules } from "../../tags/schema.ts";
import type { ReadBill } from "../read-bills.ts";
import { diagnoseKey } from "./diagnose-key.ts";
import type { LastChange } from "./find-last-changes.ts";
import { groupSpellings } from "./group-spellings.ts";
import type { SpellingGroup } from "./group-spellings.ts";
import type { BilledKey, KeptBackfill } from "./key-facts.ts";
import { paidConnections } from "./paid-connections.ts";
import { readAppliedKeys } from "./read-applied-keys.ts";
import type { AppliedKeys } from "./read-applied-keys.ts";
import { readDivided } from "./read-divided.ts";
import type { DividedByKey } from "./read-divided.ts";
import type { ActiveKey, TagDiagnosis } from "./schema.ts";

type KnownKey = BilledKey & { key: string; type: "user_defined" | "aws_generated" };

interface Given {
  bill: ReadBill;
  /** Whether there is no other bill. */
  isOnly: boolean;
  known: readonly KnownKey[];
  backfills: readonly KeptBackfill[];
  changes: ReadonlyMap<string, LastChange>;
  active: ReadonlyMap<string, ActiveKey>;
  reading: { lastSuccessAt: Date | null } | null;
  scope: "ours" | "all";
  now: Date;
}

/** The diagnosis of every key that matters, what is to do first; and how many more billing knows. */
export async function tellKeys(
  database: Database,
  given: Given,
): Promise<{ diagnoses: TagDiagnosis[]; others: number }> {
  const { bill, isOnly, known, scope } = given;
  const connectionIds = await paidConnections(database, bill, isOnly);
  const [applied, divided, policy, source] = await Promise.all([
    readAppliedKeys(database, connectionIds),
    readDivided(database, bill),
    readPolicyKeys(database),
    database.costSource.findUniqueOrThrow({ where: { id: bill.sourceId }, select: { tagKeys: true } }),
  ]);
  const wanted = new Set([...policy.required, ...source.tagKeys]);
  const ours = new Set([...wanted, ...policy.named, ...applied.byKey.keys(), ...divided.keys()]);
  const billed = new Map(known.map((one) => [one.key, one]));
  const weigh = (key: string) => weightOf(key, { wanted, billed, applied });
  const all = [...new Set([...ours, ...billed.keys()])].toSorted(
    (one, other) => weigh(other) - weigh(one) || (one < other ? -1 : 1),
  );
  const groups = groupSpellings(all);
  const shown =
    scope === "all"
      ? groups
      : groups.filter(({ key, others }) =>
          [key, ...others.map((one) => one.key)].some((one) => ours.has(one)),
        );
  const book = { ...given, applied, divided, wanted, billed, policy };
  const diagnoses = shown.map((group) => diagnosisOf(group, book)).toSorted(byUrgency);
  return { diagnoses, others: groups.length - shown.length };
}

interface Book extends Given {
  applied: AppliedKeys;
  divided: ReadonlyMap<string, DividedByKey>;
  wanted: ReadonlySet<string>;
  billed: ReadonlyMap<string, KnownKey>;
  policy: { named: readonly string[]; required: readonly string[] };
}

async function readPolicyKeys({ tagPolicy }: Pick<Database, "tagPolicy">): Promise<Book["policy"]> {
  const rows = await tagPolicy.findMany({ select: { rules: true } });
  const rules = rows.flatMap((row) => TagRules.parse(row.rules));
  return {
    named: rules.map(({ key }) => key),
    required: rules.filter(({ isRequired }) => isRequired).map(({ key }) => key),
  };
}

/** Which of several spellings is meant: what is asked for, else what is active, else what is most used. */
function weightOf(
  key: string,
  { wanted, billed, applied }: Pick<Book, "wanted" | "billed" | "applied">,
): number {
  const { profiles = 0, endpoints = 0 } = applied.byKey.get(key) ?? {};
  const isActive = billed.get(key)?.isActive === true;
  return (wanted.has(key) ? 1e9 : 0) + (isActive ? 1e8 : 0) + profiles + endpoints;
}

const nowhere = { profiles: 0, endpoints: 0, since: null, isExact: false };

function diagnosisOf({ key, others }: SpellingGroup, book: Book): TagDiagnosis {
  const { applied, billed, divided, wanted, changes, active, backfills, reading, now, policy } = book;
  const carried = applied.byKey.get(key) ?? nowhere;
  const known = billed.get(key) ?? null;
  const kind = costTagKind({ key, isGeneratedByAws: known?.type === "aws_generated" });
  const costs = divided.get(key) ?? null;
  const lacking = Math.max(0, applied.profiles - carried.profiles);
  const change = changes.get(key) ?? null;
  const facts = {
    key,
    kind,
    isWanted: wanted.has(key),
    applied: carried,
    lacking,
    isRead: (reading?.lastSuccessAt ?? null) !== null,
    billed: known,
    backfills,
    divided: costs,
    change: change?.fact ?? null,
    backfillChange: changes.get("")?.fact ?? null,
  };
  const isRule = policy.named.includes(key);
  return {
    key,
    kind,
    isWanted: facts.isWanted,
    isActive: known?.isActive ?? null,
    profiles: carried.profiles,
    endpoints: carried.endpoints,
    lacking,
    ...diagnoseKey(facts, now),
    spellings: others.map((other) => {
      const { profiles, endpoints } = applied.byKey.get(other.key) ?? nowhere;
      return { ...other, profiles, endpoints, isActive: billed.get(other.key)?.isActive ?? null };
    }),
    active: [key, ...others.map((other) => other.key)].flatMap((one) => active.get(one) ?? []),
    spellingsHref:
      isRule && others.some(({ likeness }) => likeness === "case")
        ? `/tags?key=${encodeURIComponent(key)}&kind=case`
        : null,
    untagged: costs?.untagged ?? null,
    change: change?.view ?? null,
  };
}

/** What is to do, then what is waited for, then the rest; within each what was asked for first. */
function byUrgency(one: TagDiagnosis, other: TagDiagnosis): number {
  return urgency(one) - urgency(other) || (one.key < other.key ? -1 : 1);
}

function urgency({ steps, next, isWanted }: TagDiagnosis): number {
  const state = steps.find(({ id }) => id === next)?.state;
  const order = state === "to-do" ? 0 : state === "waiting" ? 1 : 2;
  return isWanted ? order : order + 3;
}
