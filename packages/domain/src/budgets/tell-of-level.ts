import { perMicrodollar } from "@quarry/aws-core/costs/read-money";
import type { Budget } from "@quarry/database/generated/client";
import { dateOf } from "../costs/days-schema.ts";
import { appendNotices } from "../notices/append-notices.ts";
import type { Teller } from "../notices/append-notices.ts";
import type { Transaction } from "../operation/context.ts";
import { inDollars } from "./in-dollars.ts";
import { forecastLevel } from "./levels-of.ts";
import type { ReachedLevel } from "./levels-of.ts";
import type { PeriodDays } from "./periods-schema.ts";

interface Reached {
  budget: Pick<Budget, "id" | "name" | "teamId" | "setById" | "amountMicrodollars">;
  period: PeriodDays;
  level: ReachedLevel;
  /** How many profiles are held back. */
  suspended: number;
}

/**
 * Tells whoever set a budget and the approvers of its team, or the admins where it is nobody's, that it reached a level;
 * everybody who works in the team when its profiles are held back.
 */
export async function tellOfLevel(
  transaction: Transaction,
  context: Teller,
  { budget, period, level, suspended }: Reached,
): Promise<void> {
  const { id, name, teamId, setById, amountMicrodollars } = budget;
  const percent = level.level === forecastLevel ? null : Number(level.level);
  const isSuspended = percent !== null && percent >= 100 && suspended > 0;
  await appendNotices(transaction, context, {
    kind: "budget.level",
    facts: {
      percent,
      figure: inDollars(level.figure),
      amount: inDollars(amountMicrodollars * perMicrodollar),
      resetsAt: dateOf(period.until),
      isSuspended,
    },
    subject: { kind: "budget", id, label: name },
    teamId,
    occasion: `${period.from} ${level.level} ${amountMicrodollars}`,
    people: [setById, ...(await listeners(transaction, teamId, isSuspended))],
  });
}

async function listeners(
  transaction: Transaction,
  teamId: string | null,
  isSuspended: boolean,
): Promise<string[]> {
  if (teamId === null) {
    const admins = await transaction.user.findMany({
      where: { platformRole: "admin" },
      select: { id: true },
    });
    return admins.map(({ id }) => id);
  }
  const roles = isSuspended ? (["approver", "member"] as const) : (["approver"] as const);
  const members = await transaction.membership.findMany({
    where: { teamId, role: { in: [...roles] } },
    select: { userId: true },
  });
  return members.map(({ userId }) => userId);
}
