import { composeBody } from "@quarry/aws-core/invocations/compose-body";
import type { InvocationInput } from "@quarry/aws-core/invocations/schema";
import { appendEvent } from "../audit/append-event.ts";
import { actingTeam, personOf } from "../operation/acting-team.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { DomainError, invalidField, notFound } from "../operation/domain-error.ts";
import { stream } from "../operation/stream.ts";
import { keepFigures } from "../playground/keep-figures.ts";
import { createMeter } from "../playground/meter.ts";
import type { Figures } from "../playground/meter.ts";
import { assertRoomForCall } from "../playground/room-for-call.ts";
import { answerOf } from "./answer-of-endpoint.ts";
import { obstacleToCall } from "./callable-endpoint.ts";
import { visibleEndpoints } from "./find-endpoints.ts";
import { failedInvocation } from "./failed-invocation.ts";
import { InvocationEvent, InvokeEndpointInput } from "./invocation-schema.ts";
import { queueOf } from "./queue-of-endpoint.ts";

/**
 * Calls an endpoint once and passes its answer on as it arrives. When the caller goes, the call to AWS ends. What
 * was asked and answered is kept nowhere; how long it took and how it ended is.
 */
export const invokeEndpoint = stream({
  permission: "endpoints.invoke",
  event: "endpoint.call-started",
  route: {
    method: "POST",
    path: "/endpoints/{id}/invocations",
    summary: "Call an endpoint to test it, and stream its answer",
  },
  input: InvokeEndpointInput,
  output: InvocationEvent,
  async open({ context, transaction, input: { id, call } }) {
    const person = personOf(context);
    const endpoint = await findEndpoint(context, transaction, id);
    const obstacle = obstacleToCall(person, endpoint);
    if (obstacle) throw new DomainError(obstacle.code, obstacle.message);
    const composed = composeBody(call);
    if ("problem" in composed) throw invalidField("call", composed.problem);
    await assertRoomForCall(transaction, person.userId);
    const teamId = endpoint.teamId ?? actingTeam(context, undefined).id;
    const invocation = await transaction.invocation.create({
      data: { userId: person.userId, teamId, target: endpoint.arn ?? endpoint.name },
    });
    const about = { subject: { kind: "endpoint", id, label: endpoint.name }, teamId };
    return { opened: { invocationId: invocation.id, endpoint, composed, about }, change: about };
  },
  async *run({ context, input: { component, call, inputFolder }, signal, opened }) {
    const { invocationId, endpoint, about } = opened;
    const clients = context.aws.clientsFor(endpoint.connection, endpoint.region);
    const hangUp = new AbortController();
    const until = signal ? AbortSignal.any([signal, hangUp.signal]) : hangUp.signal;
    const meter = createMeter();
    const named = component === null ? {} : { component };
    try {
      const queue = await queueOf({ endpoint, connection: endpoint.connection, clients }, until);
      const composed = queue ? composedWhole(call, opened.composed) : opened.composed;
      const isStreamed = "stream" in call && call.stream;
      yield { type: "request" as const, body: composed.body, component };
      const sent = { endpoint: endpoint.name, ...composed, ...named, signal: until };
      const folder = queue && (inputFolder ?? queue.inputFolder);
      yield* answerOf({ clients, call: sent, form: call.form, isStreamed, inputFolder: folder, meter });
      meter.complete();
      yield { type: "done" as const, durationMillis: meter.elapsedMillis() };
    } catch (error) {
      meter.fail(error);
      if (until.aborted) return;
      yield failedInvocation(error, context);
    } finally {
      hangUp.abort();
      const figures = meter.figures();
      await keepFigures(context, { id: invocationId, figures }, (transaction) =>
        appendEvent(transaction, context, { name: "endpoint.invoked", ...about, after: toldOf(figures) }),
      );
    }
  },
});

async function findEndpoint({ actor }: KnownContext, transaction: Transaction, id: string) {
  const endpoint = await transaction.endpoint.findFirst({
    where: { AND: [{ id }, visibleEndpoints(actor)] },
    include: { connection: true },
  });
  if (!endpoint) throw notFound("endpoint");
  return endpoint;
}

type Composed = Exclude<ReturnType<typeof composeBody>, { problem: string }>;

/** What is queued is answered whole, so that asking for a stream would only break the answer up. */
function composedWhole(call: InvocationInput, composed: Composed): Composed {
  if (!("stream" in call) || !call.stream || call.form === "raw") return composed;
  const whole = composeBody({ ...call, stream: false });
  return "problem" in whole ? composed : whole;
}

/** What the audit trail tells of a call: times in milliseconds and how it ended, never its words. */
function toldOf({ outcome, firstTokenMillis, durationMillis }: Figures) {
  return { outcome, firstPieceMillis: firstTokenMillis, durationMillis };
}
