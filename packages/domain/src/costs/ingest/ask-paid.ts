import { CostReadError } from "@quarry/aws-core/costs/cost-read-error";
import type { PaidCallOptions } from "@quarry/aws-core/costs/paid-call";
import type { Database } from "../../operation/context.ts";
import { forgiveCalls, payForCall } from "./pay-for-call.ts";
import type { NewPaidCall } from "./pay-for-call.ts";

/**
 * Asks Cost Explorer, each request paid for before it is sent. Those of a question that AWS turned away, because there
 * were too many, are taken off the bill again.
 */
export async function askPaid<Answer>(
  database: Database,
  terms: Omit<NewPaidCall, "operation">,
  ask: (paying: Pick<PaidCallOptions, "onPaidCall">) => Promise<Answer>,
): Promise<Answer> {
  const ids: string[] = [];
  const onPaidCall = async (operation: string): Promise<void> => {
    ids.push(await payForCall(database, { ...terms, operation }));
  };
  try {
    return await ask({ onPaidCall });
  } catch (error) {
    if (error instanceof CostReadError && error.reason === "throttled") await forgiveCalls(database, ids);
    throw error;
  }
}
