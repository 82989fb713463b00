import { DescribeBudgetCommand } from "@aws-sdk/client-budgets";
import type { Budget } from "@aws-sdk/client-budgets";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { BudgetSpec } from "./schema.ts";
import { countsTheSame } from "./write-budget.ts";

/** Which account, and which name. */
export interface BudgetPlace {
  accountId: string;
  name: string;
}

/**
 * The budget of that name, when it counts what one of the specs says; null when there is none.
 *
 * @throws AwsError `conflict` when somebody else's budget has the name, `denied`, …
 */
export async function findOwnBudget(
  { budgets }: Pick<AwsClients, "budgets">,
  { accountId, name, specs }: BudgetPlace & { specs: readonly BudgetSpec[] },
  signal?: AbortSignal,
): Promise<Budget | null> {
  const command = new DescribeBudgetCommand({
    AccountId: accountId,
    BudgetName: name,
    ShowFilterExpression: true,
  });
  try {
    const send = () => budgets.send(command, signal ? { abortSignal: signal } : {});
    const { Budget: found } = await callAws("DescribeBudget", send);
    if (!found) return null;
    if (specs.some((spec) => countsTheSame(found, spec))) return found;
  } catch (error) {
    if (error instanceof AwsError && error.code === "not-found") return null;
    throw error;
  }
  throw new AwsError(`A budget named ${name} is there already, and it counts something else.`, {
    code: "conflict",
    awsCode: "DuplicateRecordException",
    operation: "DescribeBudget",
    cause: undefined,
  });
}
