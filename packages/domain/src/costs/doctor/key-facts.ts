import type { CostTagKind } from "@quarry/aws-core/cost-tags/cost-tag-schema";

/** What the catalog knows of a tag key. */
export interface AppliedKey {
  profiles: number;
  endpoints: number;
  /** Since when something carries it; null when nothing does. */
  since: Date | null;
  /** Whether it was put on then, and not earlier: Quarry did it or saw it happen. */
  isExact: boolean;
}

/** What billing says of a key, as it was read last. */
export interface BilledKey {
  isActive: boolean;
  statusChangedAt: Date | null;
  lastUsedMonth: string | null;
  firstSeenAt: Date;
}

export interface KeptBackfill {
  requestedAt: Date;
  from: string;
  status: string;
  completedAt: Date | null;
}

/** A change that somebody asked for. */
export interface KeptChange {
  kind: "activate" | "deactivate" | "backfill";
  state: "waiting" | "done" | "failed";
  askedBy: string;
  failure: { title: string; cause: string; remedy: string } | null;
}

/** How costs are divided by a key. */
export interface DividedCosts {
  /** The first day that is held, and the first with a value; null where there is none. */
  heldFrom: string | null;
  firstCostOn: string | null;
}

/** All that is known of one key at one time: what a diagnosis is made from. */
export interface KeyFacts {
  key: string;
  kind: CostTagKind;
  isWanted: boolean;
  applied: AppliedKey;
  /** Application profiles of the catalog that lack it. */
  lacking: number;
  /** Whether the keys of the bill were ever read. */
  isRead: boolean;
  billed: BilledKey | null;
  /** The latest first. */
  backfills: readonly KeptBackfill[];
  /** Null when the bill is not divided by this key. */
  divided: DividedCosts | null;
  change: KeptChange | null;
  backfillChange: KeptChange | null;
}
