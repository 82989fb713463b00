import { BudgetSpec, chargesRegion } from "@quarry/aws-core/budgets/schema";
import { deleteBudget } from "@quarry/aws-core/budgets/delete-budget";
import { putBudget } from "@quarry/aws-core/budgets/put-budget";
import { z } from "zod";
import type { JobContext } from "../jobs/job-context.ts";
import { refusalBy } from "../tags/refusal-by.ts";
import { settleEffect } from "./settle-effect.ts";
import type { EffectAttempt } from "./start-effect.ts";

/** Makes, changes or deletes the budget that AWS keeps beside Quarry's. */
export async function carryMirror(context: JobContext, attempt: EffectAttempt): Promise<void> {
  const { connection, key, wanted } = attempt;
  const sent = z.array(BudgetSpec).parse(attempt.sent ?? []);
  const spec = wanted === null ? null : BudgetSpec.parse(wanted);
  if (spec && !(await isStillOurs(context, attempt, [...sent, spec]))) return;
  const clients = context.aws.clientsFor(connection, chargesRegion);
  const { accountId } = connection;
  const failure = await refusalBy(() =>
    spec
      ? putBudget(clients, { accountId, spec, sent }, context.signal)
      : deleteBudget(clients, { accountId, sent }, context.signal),
  );
  const budget = await context.database.budget.findUnique({ where: { id: key } });
  await settleEffect(context, attempt, {
    failure,
    ...(!failure && { sent: spec ? [spec] : [] }),
    event: {
      name: failure ? "budget.mirror-failed" : "budget.mirrored",
      subject: { kind: "budget", id: key, label: budget?.name ?? key },
      ...(budget?.teamId && { teamId: budget.teamId }),
      after: {
        account: accountId,
        budget: spec?.name ?? sent[0]?.name ?? null,
        isThere: spec !== null,
        ...(failure && { awsCode: failure.awsCode, cause: failure.cause }),
      },
    },
  });
}

/** Writes down what is about to be sent, so that it is known again; not for an attempt that was overtaken. */
async function isStillOurs({ database }: JobContext, { id, attempt }: EffectAttempt, sent: BudgetSpec[]) {
  const kept = await database.budgetEffect.updateMany({
    where: { id, attempt, state: "waiting" },
    data: { sent },
  });
  return kept.count > 0;
}
