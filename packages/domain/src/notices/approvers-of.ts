import type { Transaction } from "../operation/context.ts";

/** The ids of the approvers of a team. */
export async function approversOf(transaction: Transaction, teamId: string): Promise<string[]> {
  const approvers = await transaction.membership.findMany({
    where: { teamId, role: "approver" },
    select: { userId: true },
  });
  return approvers.map(({ userId }) => userId);
}
