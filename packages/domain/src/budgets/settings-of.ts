import { perMicrodollar, readMoney } from "@quarry/aws-core/costs/read-money";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { invalidField } from "../operation/domain-error.ts";
import { mayGovern, notTheirs } from "./find-budgets.ts";
import type { CreateBudgetInput } from "./schema.ts";

/**
 * What somebody set, as the columns of a budget.
 *
 * @throws DomainError `forbidden` for a team whose budgets they do not set, `invalid` for a name that is taken, …
 */
export async function settingsOf(
  transaction: Transaction,
  { actor }: KnownContext,
  { budgetId, input }: { budgetId: string | null; input: CreateBudgetInput },
) {
  const { team: slug, connectionId, amount, mirror: _, ...columns } = input;
  const team = slug === null ? null : await transaction.team.findUnique({ where: { slug } });
  if (slug !== null && !team) throw invalidField("team", "There is no such team.");
  const teamId = team?.id ?? null;
  if (!mayGovern(actor, teamId)) throw notTheirs();
  await assertBill(transaction, connectionId);
  await assertFreeName(transaction, { teamId, budgetId, name: columns.name });
  return {
    name: columns.name,
    teamId,
    connectionId,
    tagKey: columns.tagKey,
    tagValue: columns.tagValue,
    period: columns.period,
    amountMicrodollars: readMoney(amount) / perMicrodollar,
    metric: columns.metric,
    thresholds: columns.thresholds.toSorted((one, other) => one - other),
    tellsForecast: columns.tellsForecast,
    action: columns.action,
  };
}

async function assertBill(transaction: Transaction, connectionId: string | null): Promise<void> {
  if (connectionId === null) return;
  const bills = await transaction.costSource.count({ where: { connectionId } });
  if (bills === 0) throw invalidField("connectionId", "No bill of this account is read.");
}

async function assertFreeName(
  transaction: Transaction,
  { teamId, budgetId, name }: { teamId: string | null; budgetId: string | null; name: string },
): Promise<void> {
  // Held until the end, so that of two who take a name at once the second sees the first.
  await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`budgets of ${teamId}`}))::text`;
  const taken = await transaction.budget.findFirst({
    where: { teamId, deletedAt: null, name: { equals: name, mode: "insensitive" } },
    select: { id: true },
  });
  if (taken === null || taken.id === budgetId) return;
  throw invalidField("name", "There is a budget of this name already. Choose another name.");
}
