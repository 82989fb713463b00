import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { z } from "zod";
import { command } from "../../operation/command.ts";
import { DomainError } from "../../operation/domain-error.ts";
import { findBillState } from "../ingest/bill-state.ts";
import { expectedCalls } from "./expected-calls.ts";
import { findSource } from "./find-source.ts";
import { usdOfCalls } from "./paid-dollars.ts";
import { RefreshInput } from "./schema.ts";
import { sourceSubject } from "./source-view.ts";

/** Has the newest days read now: out of the day's calls, or beyond them where that is confirmed. */
export const refreshSource = command({
  permission: "costs.govern",
  event: "bill.refresh-asked",
  route: {
    method: "POST",
    path: "/costs/sources/{connectionId}/refresh",
    summary: "Read the newest costs now",
  },
  input: RefreshInput,
  output: z.object({
    /** About how many paid calls it takes, and how many may be made today. */
    calls: z.int(),
    callsLeft: z.int(),
  }),
  async run({ context, transaction, input }) {
    const source = await findSource(transaction, input.connectionId);
    const bill = await findBillState(transaction, source.id);
    if (source.kind !== "cost_explorer" || !bill) {
      throw new DomainError("conflict", "This bill is read from a Data Export as soon as AWS writes one.");
    }
    const { refresh } = expectedCalls(bill);
    const missing = Math.max(0, refresh - bill.callsLeftToday - bill.extraCalls);
    if (!input.beyondAllowance && bill.callsLeftToday + bill.extraCalls === 0) throw usedUp(refresh);
    const extraCalls = input.beyondAllowance ? missing : 0;
    await transaction.costSource.update({
      where: { id: source.id },
      data: { refreshAskedAt: bill.now, extraCalls: { increment: extraCalls } },
    });
    const payload = { sourceId: source.id };
    await context.jobs.enqueue(transaction, { name: "costs.read", payload, key: source.id });
    const callsLeft = bill.callsLeftToday + bill.extraCalls + extraCalls;
    const after = { calls: refresh, extraCalls };
    return { result: { calls: refresh, callsLeft }, changes: [{ subject: sourceSubject(source), after }] };
  },
});

function usedUp(calls: number): DomainError {
  return new DomainError(
    "limit",
    `Today's paid calls are used up. Reading the newest days now takes about ${calls} more, $${writeMoney(usdOfCalls(calls))}: confirm to go beyond the allowance, or wait until 00:00 UTC.`,
  );
}
