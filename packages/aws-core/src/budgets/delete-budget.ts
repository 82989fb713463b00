import { DeleteBudgetCommand } from "@aws-sdk/client-budgets";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { BudgetSpec } from "./schema.ts";
import { findOwnBudget } from "./find-budget.ts";

/**
 * Deletes a budget that Quarry made. One that is gone already is no error.
 *
 * @param sent what was last sent to AWS under this name
 * @throws AwsError `conflict` when somebody else's budget has the name, `denied`, …
 */
export async function deleteBudget(
  clients: Pick<AwsClients, "budgets">,
  { accountId, sent }: { accountId: string; sent: readonly BudgetSpec[] },
  signal?: AbortSignal,
): Promise<void> {
  const name = sent[0]?.name;
  if (name === undefined) return;
  if ((await findOwnBudget(clients, { accountId, name, specs: sent }, signal)) === null) return;
  const command = new DeleteBudgetCommand({ AccountId: accountId, BudgetName: name });
  try {
    const options = signal ? { abortSignal: signal } : {};
    await callAws("DeleteBudget", () => clients.budgets.send(command, options));
  } catch (error) {
    if (!(error instanceof AwsError && error.code === "not-found")) throw error;
  }
}
