import { tellApprovers } from "../notices/tell-of-request.ts";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { stagesFor } from "./approval-policy.ts";
import { readRequest } from "./read-request.ts";
import { requestKind } from "./request-kinds.ts";
import { toRequestView } from "./request-view.ts";
import { RequestView, ReviseRequestInput } from "./schema.ts";
import { specHash } from "./spec-hash.ts";

/** Changes a pending request: a new version with a new plan, for which earlier votes do not count. */
export const reviseRequest = command({
  permission: "requests.submit",
  event: "request.revised",
  route: { method: "PUT", path: "/requests/{id}", summary: "Change a pending request" },
  input: ReviseRequestInput,
  output: RequestView,
  async prepare({ context, input: { id, kind, spec }, signal }) {
    const { team, kind: asked } = await readRequest(context.database, context.actor, id);
    assertMember(context.actor, team.id);
    if (kind !== asked) throw invalidField("kind", `This request is of the kind ${asked} and stays so.`);
    return requestKind({ kind }).makePlan(context, { team, spec, requestId: id }, signal);
  },
  async run({
    context,
    transaction,
    input: { id, version, spec },
    prepared: { title, plan, connection, atLeast },
  }) {
    const person = personOf(context);
    const before = await readRequest(transaction, context.actor, id);
    const { monthlyMicrodollars: amount } = plan.cost;
    const monthlyMicrodollars = amount === null ? null : BigInt(amount);
    const changed = await transaction.request.updateMany({
      where: { id, state: "pending", version },
      data: {
        title,
        spec,
        plan,
        connectionId: connection.id,
        region: plan.call.region,
        specHash: specHash(spec, plan),
        version: version + 1,
        lastEditorId: person.userId,
        monthlyMicrodollars,
        stages: await stagesFor(transaction, { teamId: before.teamId, monthlyMicrodollars, atLeast }),
        stage: 0,
        approvals: 0,
      },
    });
    if (changed.count === 0) {
      throw new DomainError("conflict", "This request was decided or changed meanwhile. Look at it again.");
    }
    await transaction.vote.updateMany({ where: { requestId: id }, data: { isVoid: true } });
    await tellApprovers(transaction, context, id);
    const row = await readRequest(transaction, context.actor, id);
    return {
      result: await toRequestView(transaction, row, person),
      changes: [
        {
          subject: { kind: "request", id, label: row.title },
          teamId: row.teamId,
          before: { version, specHash: before.specHash },
          after: { version: row.version, specHash: row.specHash, monthlyMicrodollars: amount },
        },
      ],
    };
  },
});

function assertMember(actor: Parameters<typeof readRequest>[1], teamId: string): void {
  if (actor.kind === "user") {
    const works = actor.teams.some(({ id, role }) => id === teamId && role !== "viewer");
    if (works || actor.platformRole === "admin") return;
  }
  throw new DomainError("forbidden", "Only members of the request's team can change it.");
}
