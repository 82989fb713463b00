import { perMicrodollar } from "@quarry/aws-core/costs/read-money";
import type { Prisma } from "@quarry/database/generated/client";
import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import { can } from "../operation/permissions.ts";
import type { ProfileSuspension } from "../profiles/schema.ts";
import { inDollars } from "./in-dollars.ts";

const mostNames = 3;

/** What a sentence about a suspension is made of. */
export const suspensionRelations = {
  budget: {
    select: {
      id: true,
      name: true,
      period: true,
      amountMicrodollars: true,
      teamId: true,
      team: {
        select: {
          name: true,
          memberships: {
            where: { role: "approver", user: { status: "active" } },
            orderBy: { user: { name: "asc" } },
            take: mostNames,
            select: { user: { select: { name: true } } },
          },
        },
      },
    },
  },
} as const satisfies Prisma.SuspensionInclude;

/** The order in which sentences follow each other. */
export const byBudgetName: Prisma.SuspensionOrderByWithRelationInput[] = [
  { budget: { name: "asc" } },
  { id: "asc" },
];

/** The suspensions of a profile that are not over, overridden ones too. */
export const openSuspensions = (now: Date) =>
  ({
    where: { liftedAt: null, until: { gt: now } },
    orderBy: byBudgetName,
    include: suspensionRelations,
  }) satisfies Prisma.Profile$suspensionsArgs;

export type HeldSuspension = Prisma.SuspensionGetPayload<{ include: typeof suspensionRelations }>;

/** What holds a profile back, or will again after an override; null where nothing does. */
export function toProfileSuspension(
  rows: readonly HeldSuspension[],
  { actor, now }: { actor: Actor; now: Date },
): ProfileSuspension | null {
  if (rows.length === 0) return null;
  const holding = rows.filter(({ overrideUntil }) => overrideUntil === null || overrideUntil <= now);
  const told = holding.length > 0 ? holding : rows;
  return {
    isHeld: holding.length > 0,
    explanation: told.map(holding.length > 0 ? holdingSentence : overriddenSentence).join(" "),
    budgets: told
      .filter(({ budget }) => mayRead(actor, budget.teamId))
      .map(({ budget: { id, name } }) => ({ id, name })),
  };
}

function mayRead(actor: Actor, teamId: string | null): boolean {
  const teams = visibleTeams(actor);
  return can(actor, "budgets.read") && (teams === "all" || (teamId !== null && teams.includes(teamId)));
}

/** Which budget holds a profile back, since when and until when, and whom to ask: wherever that is told, and in a refusal. */
export function holdingSentence({ budget, since, until }: HeldSuspension): string {
  return `The budget ${named(budget)} is used up: it has held this profile back since ${timeOf(since)} and begins anew at ${timeOf(until)}. To go on before, ask ${whomToAsk(budget)} to override it.`;
}

function overriddenSentence({ budget, overrideUntil, until }: HeldSuspension): string {
  const isToTheEnd = overrideUntil === null || overrideUntil >= until;
  const then = isToTheEnd
    ? `until the budget begins anew at ${timeOf(until)}`
    : `until ${timeOf(overrideUntil)}; then it is held back again, at most until the budget begins anew at ${timeOf(until)}`;
  return `The budget ${named(budget)} is used up, and an override lets this profile be called ${then}.`;
}

type HeldBudget = HeldSuspension["budget"];

const named = ({ name, amountMicrodollars, period }: HeldBudget): string =>
  `${name} (${inDollars(amountMicrodollars * perMicrodollar)} ${period})`;

const timeOf = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

function whomToAsk({ team }: HeldBudget): string {
  if (team === null || team.memberships.length === 0) return "an admin";
  const names = team.memberships.map(({ user }) => user.name);
  return `${new Intl.ListFormat("en", { type: "disjunction" }).format(names)} of ${team.name}`;
}
