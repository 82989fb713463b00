// Tokens that were really sent and received in the simulator, hour by hour, as the bill will tell them.
import { profileTable } from "../services/bedrock/profile-rows.ts";
import { findModel } from "../seed/catalog.ts";
import { membersOf } from "../wire/members.ts";
import type { JournalEntry } from "../world/journal.ts";
import { defineTable } from "../world/tables.ts";
import type { Scope } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { divideRounded } from "./amounts.ts";
import { hourOf, recordHours } from "./meter.ts";
import type { Meter } from "./meter.ts";
import { tokenLine } from "./token-lines.ts";
import { companyDiscount, lagOf, routeOf } from "./traffic.ts";
import { isThirdParty } from "./token-lines.ts";

/** What one resource used in one hour, with the tags that it had then. */
type TokenRow = {
  hour: number;
  resourceId: string;
  source: string;
  tags: Record<string, string>;
  input: number;
  output: number;
};

const tokenTable = defineTable<TokenRow>("costs.tokens");

/** Counts the tokens of an answered call. */
export function recordTokens(world: World, entry: JournalEntry): void {
  const { modelId } = membersOf(entry.input);
  const { tokensRead = 0, tokensSent = 0 } = entry;
  if (typeof modelId !== "string" || entry.outcome === "error" || tokensRead + tokensSent === 0) return;
  if (entry.operation === "CountTokens") return;
  const scope = { account: entry.account, region: entry.region };
  const { source, tags } = calledResource(world, scope, modelId);
  const hour = hourOf(world.clock.now());
  const rows = world.tables.rows(tokenTable, scope);
  const id = JSON.stringify([hour, modelId, tags]);
  const row = rows.get(id) ?? { hour, resourceId: modelId, source, tags, input: 0, output: 0 };
  rows.set(id, { ...row, input: row.input + tokensRead, output: row.output + tokensSent });
}

function calledResource(
  world: World,
  scope: Scope,
  called: string,
): { source: string; tags: Record<string, string> } {
  const id = called.slice(called.lastIndexOf("/") + 1);
  const profile = world.tables.rows(profileTable, scope).get(id);
  return { source: profile?.source ?? id, tags: { ...profile?.tags } };
}

/** The meters of everything recorded: one for each resource, set of tags and kind of tokens. */
export function recordedTokenMeters(world: World): Meter[] {
  return world.tables.scopes(tokenTable).flatMap((scope) => {
    const bySet = new Map<string, TokenRow[]>();
    for (const row of world.tables.rows(tokenTable, scope).values()) {
      const id = JSON.stringify([row.resourceId, row.source, row.tags]);
      bySet.set(id, [...(bySet.get(id) ?? []), row]);
    }
    return [...bySet.values()].flatMap((rows) =>
      (["input", "output"] as const).flatMap((kind) => meterOf(scope, rows, kind)),
    );
  });
}

function meterOf(scope: Scope, rows: readonly TokenRow[], kind: "input" | "output"): Meter[] {
  const [row] = rows;
  if (row === undefined) return [];
  const { model, routing } = routeOf(row.source);
  const line = model && tokenLine(model, { region: scope.region, routing }, kind);
  if (model === undefined || line === undefined || findModel(model.id) === undefined) return [];
  const usage = recordHours();
  for (const { hour, [kind]: tokens } of rows) {
    const amount = Number(divideRounded(BigInt(tokens) * BigInt(line.price), 100n));
    usage.add(hour, { amount, quantity: Math.round((tokens * 1_000_000) / line.tokensPerUnit) });
  }
  const days = [...usage.days.keys()];
  return [
    {
      dimensions: {
        account: scope.account,
        service: line.service,
        serviceCode: line.serviceCode,
        region: scope.region,
        usageType: line.usageType,
        operation: line.operation,
        recordType: "Usage",
        instanceType: "",
        billingEntity: line.billingEntity,
        legalEntity: line.legalEntity,
      },
      resourceId: row.resourceId,
      tags: row.tags,
      unit: line.unit,
      first: Math.min(...days),
      end: Math.max(...days) + 1,
      lagHours: lagOf(model),
      counts: "both",
      discount: isThirdParty(model) ? 0 : companyDiscount,
      usage,
    },
  ];
}
