import type { Prisma } from "@quarry/database/generated/client";
import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";

/** The filter for living budgets the actor may see: those of their teams; whoever works for every team sees all. */
export function visibleBudgets(actor: Actor): Prisma.BudgetWhereInput {
  const teams = visibleTeams(actor);
  return { deletedAt: null, ...(teams !== "all" && { teamId: { in: [...teams] } }) };
}

/** Whether a person may change a budget of that team, or with null of the whole company. */
export function mayGovern(actor: Actor, teamId: string | null): boolean {
  if (actor.kind !== "user") return false;
  if (actor.platformRole === "admin") return true;
  return actor.teams.some(({ id, role }) => id === teamId && role === "approver");
}

/**
 * Locks a budget that the actor may change.
 *
 * @throws DomainError `not-found`, `forbidden`
 */
export async function findGoverned(transaction: Transaction, actor: Actor, id: string) {
  const budget = await transaction.budget.findFirst({ where: { AND: [{ id }, visibleBudgets(actor)] } });
  if (!budget) throw notFound("budget");
  if (!mayGovern(actor, budget.teamId)) throw notTheirs();
  await transaction.$queryRaw`SELECT 1 FROM "Budget" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return transaction.budget.findUniqueOrThrow({ where: { id } });
}

/** The refusal for somebody who does not set budgets of that team. */
export const notTheirs = (): DomainError =>
  new DomainError(
    "forbidden",
    "Only approvers of its team and admins set a budget; those of the whole company are the admins’ alone.",
  );
