import { perMicrodollar } from "@quarry/aws-core/costs/read-money";
import { BudgetSpec } from "@quarry/aws-core/budgets/schema";
import { explainPolicy } from "@quarry/aws-core/policies/explain-policy";
import { suspendProfilesPolicy } from "@quarry/aws-core/policies/suspend-profiles-policy";
import type { BudgetEffect, BudgetLevel, Prisma } from "@quarry/database/generated/client";
import { dayOf } from "../costs/days-schema.ts";
import type { Database } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { query } from "../operation/query.ts";
import { TagFailure } from "../tags/schema.ts";
import { dollars, toBudgetView, viewRelations } from "./budget-view.ts";
import { visibleBudgets } from "./find-budgets.ts";
import { BudgetDetail, BudgetReference } from "./schema.ts";
import type { BudgetLevelView, SuspensionView } from "./schema.ts";

const mostRows = 200;

/** A budget with the levels it reached, what it holds back and what makes that effective. */
export const getBudget = query({
  permission: "budgets.read",
  route: { method: "GET", path: "/budgets/{id}", summary: "Show a budget" },
  input: BudgetReference,
  output: BudgetDetail,
  async run({ context: { database, actor }, input: { id } }) {
    // What is under way first: what ends in between is then seen as under way beside newer data.
    const tags = await tagsOf(database, id);
    const mirror = await database.budgetEffect.findUnique({
      where: { kind_key: { kind: "mirror", key: id } },
    });
    const now = new Date();
    const budget = await database.budget.findFirst({
      where: { AND: [{ id }, visibleBudgets(actor)] },
      include: {
        ...viewRelations(now),
        levels: { orderBy: [{ reachedAt: "desc" }, { level: "desc" }], take: mostRows },
        suspensions: { include: suspensionRelations, orderBy: newestHolding, take: mostRows },
      },
    });
    if (!budget) throw notFound("budget");
    const waiting = [...tags.values(), ...(mirror ? [mirror] : [])].some(({ state }) => state === "waiting");
    return {
      ...toBudgetView(budget, { actor, now }),
      levels: budget.levels.map(toLevelView),
      suspensions: budget.suspensions.map((row) => toSuspensionView(row, tags.get(row.profileId))),
      mirror: mirror && mirrorView(mirror),
      policy: await policyView(database),
      isWaiting: waiting,
    };
  },
});

const suspensionRelations = {
  profile: { select: { id: true, name: true, arn: true, region: true } },
  overriddenBy: { select: { name: true } },
} as const satisfies Prisma.SuspensionInclude;

// NULLS FIRST: those that are not lifted.
const newestHolding: Prisma.SuspensionOrderByWithRelationInput[] = [
  { liftedAt: { sort: "desc", nulls: "first" } },
  { since: "desc" },
  { id: "asc" },
];

async function tagsOf(database: Database, budgetId: string): Promise<Map<string, BudgetEffect>> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e."id"::text FROM "BudgetEffect" e JOIN "Suspension" s ON s."profileId"::text = e."key"
    WHERE s."budgetId" = ${budgetId}::uuid AND e."kind" = 'suspension'`;
  const effects = await database.budgetEffect.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  return new Map(effects.map((effect) => [effect.key, effect]));
}

function toLevelView({
  periodStart,
  level,
  amountMicrodollars,
  figure,
  ...row
}: BudgetLevel): BudgetLevelView {
  return {
    periodStart: dayOf(periodStart),
    level,
    amount: dollars(amountMicrodollars * perMicrodollar),
    figure: dollars(figure),
    reachedAt: row.reachedAt.toISOString(),
    isTold: row.isTold,
  };
}

type SuspensionRow = Prisma.SuspensionGetPayload<{ include: typeof suspensionRelations }>;

function toSuspensionView(row: SuspensionRow, tag: BudgetEffect | undefined): SuspensionView {
  const { profile, since, until, overrideUntil, overrideReason, overriddenBy, liftedAt, liftReason } = row;
  return {
    profile,
    since: since.toISOString(),
    until: until.toISOString(),
    override: overrideUntil && {
      until: overrideUntil.toISOString(),
      reason: overrideReason,
      by: overriddenBy?.name ?? "",
    },
    lifted: liftedAt && { at: liftedAt.toISOString(), reason: liftReason },
    tag: tag ? effectView(tag) : null,
  };
}

/** How far an effect is in AWS. */
export function effectView({ state, wanted, failure, settledAt }: BudgetEffect) {
  return {
    state,
    isWanted: wanted !== null,
    failure: failure === null ? null : TagFailure.parse(failure),
    settledAt: settledAt?.toISOString() ?? null,
  };
}

function mirrorView(effect: BudgetEffect) {
  const spec = BudgetSpec.safeParse(effect.wanted).data;
  return { ...effectView(effect), name: spec?.name ?? "", emails: spec?.emails ?? [] };
}

/** The roles of all connections keep the tag; without any the policy leaves that to whoever reads it. */
async function policyView(database: Database) {
  const connections = await database.connection.findMany({
    select: { roleArn: true, partition: true },
    orderBy: { createdAt: "asc" },
  });
  const keepers = connections.flatMap(({ roleArn }) => (roleArn === null ? [] : [roleArn]));
  const hasAmbient = keepers.length < connections.length;
  const policy = suspendProfilesPolicy({
    partition: connections[0]?.partition ?? "aws",
    keepers: hasAmbient ? [] : keepers,
  });
  return { document: JSON.stringify(policy, null, 2), statements: explainPolicy(policy) };
}
