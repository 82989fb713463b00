import { randomUUID } from "node:crypto";
import { tellApprovers } from "../notices/tell-of-request.ts";
import { actingTeam, personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import { invalidField } from "../operation/domain-error.ts";
import { days } from "../operation/units.ts";
import { stagesFor } from "./approval-policy.ts";
import { readRequest } from "./read-request.ts";
import { requestKind } from "./request-kinds.ts";
import { toRequestView } from "./request-view.ts";
import { RequestView, SubmitRequestInput } from "./schema.ts";
import { specHash } from "./spec-hash.ts";

/** How long a request waits for its decision. */
export const decisionTime = days(14);

/** Asks for something to be made or deleted in AWS. The plan is made now and frozen with the request. */
export const submitRequest = command({
  permission: "requests.submit",
  event: "request.submitted",
  route: { method: "POST", path: "/requests", summary: "Ask for something", successStatus: 201 },
  input: SubmitRequestInput,
  output: RequestView,
  async prepare({ context, input: { team: slug, kind, spec }, signal }) {
    const team = actingTeam(context, slug);
    const id = randomUUID();
    return {
      id,
      team,
      ...(await requestKind({ kind }).makePlan(context, { team, spec, requestId: id }, signal)),
    };
  },
  async run({ context, transaction, input, prepared: { id, team, title, plan, connection, atLeast } }) {
    const person = personOf(context);
    const { kind, spec } = input;
    const { monthlyMicrodollars: amount } = plan.cost;
    const monthlyMicrodollars = amount === null ? null : BigInt(amount);
    await transaction.request.create({
      data: {
        id,
        kind,
        title,
        teamId: team.id,
        requesterId: person.userId,
        beneficiaryId: await beneficiaryOf(transaction, team.id, input.beneficiary),
        lastEditorId: person.userId,
        connectionId: connection.id,
        region: plan.call.region,
        spec,
        plan,
        specHash: specHash(spec, plan),
        monthlyMicrodollars,
        stages: await stagesFor(transaction, { teamId: team.id, monthlyMicrodollars, atLeast }),
        decideBy: new Date(Date.now() + decisionTime),
      },
    });
    await tellApprovers(transaction, context, id);
    const row = await readRequest(transaction, context.actor, id);
    return {
      result: await toRequestView(transaction, row, person),
      changes: [
        {
          subject: { kind: "request", id, label: title },
          teamId: team.id,
          after: { version: 1, specHash: row.specHash, monthlyMicrodollars: amount },
        },
      ],
    };
  },
});

async function beneficiaryOf(
  transaction: Transaction,
  teamId: string,
  email: string | undefined,
): Promise<string | null> {
  if (email === undefined) return null;
  const person = await transaction.user.findFirst({
    where: { email: email.toLowerCase(), status: "active", memberships: { some: { teamId } } },
    select: { id: true },
  });
  if (person) return person.id;
  throw invalidField("beneficiary", "Nobody of the team has that e-mail.");
}
