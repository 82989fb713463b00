import { aBill } from "../../costs/testing/a-bill.ts";
import type { Spend } from "../../costs/testing/a-bill.ts";
import type { Database } from "../../operation/context.ts";
import type { SaveRulesInput } from "../schema.ts";
import type { z } from "zod";

export const ownerKey = "tag:quarry:owner";

interface Own extends Omit<Spend, "of"> {
  /** The value of quarry:owner; "" by default. */
  owner?: string;
  /** The value of Team; "" by default. */
  team?: string;
}

/** Writes a bill that is divided by the tags quarry:owner and Team. */
export async function aTeamBill(
  database: Database,
  spends: readonly Own[],
  { days, readAt }: { days?: { from: string; until: string }; readAt?: Date } = {},
): Promise<void> {
  const { id: connectionId } = await database.connection.findFirstOrThrow({ orderBy: { createdAt: "asc" } });
  await aBill(database, {
    connectionId,
    groupings: ["total", ownerKey, "tag:Team"],
    spends: spends.map(({ owner = "", team = "", ...spend }) => ({
      ...spend,
      of: { [ownerKey]: owner, "tag:Team": team },
    })),
    ...(days && { days }),
    ...(readAt && { readAt }),
  });
}

type GivenRules = z.input<typeof SaveRulesInput>;

/** What is not tagged, evenly between both teams, from September 2025 on. */
export const evenRules = (given: Partial<GivenRules> = {}): GivenRules => ({
  month: "2025-09",
  version: 0,
  tagKey: "quarry:owner",
  values: [],
  rules: [
    {
      name: "Not tagged",
      match: { kind: "untagged" },
      split: { kind: "evenly", teams: ["search", "payments"] },
    },
  ],
  ...given,
});
