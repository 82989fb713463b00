import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import type { BodyForm } from "@quarry/aws-core/images/schema";
import { invokeAsync } from "@quarry/aws-core/invocations/invoke-async";
import { invokeEndpoint, streamEndpoint } from "@quarry/aws-core/invocations/invoke-endpoint";
import type { EndpointCall } from "@quarry/aws-core/invocations/invoke-endpoint";
import { parseAnswer } from "@quarry/aws-core/invocations/parse-answer";
import type { InvocationAnswer } from "@quarry/aws-core/invocations/schema";
import type { Meter } from "../playground/meter.ts";
import type { InvocationEvent } from "./invocation-schema.ts";

interface GivenCall {
  clients: Pick<AwsClients, "sagemakerRuntime" | "s3">;
  call: EndpointCall;
  form: BodyForm;
  isStreamed: boolean;
  /** Folder in S3 for the call of an endpoint that queues; null for one that answers at once. */
  inputFolder: string | null;
  meter: Meter;
}

/**
 * Sends a call and yields what comes back.
 *
 * @throws AwsError also for what a container complains about in an answer of status 200
 */
export async function* answerOf(given: GivenCall): AsyncGenerator<InvocationEvent> {
  if (given.inputFolder !== null) yield* queued(given, given.inputFolder);
  else yield* given.isStreamed ? streamed(given) : whole(given);
}

async function* queued(given: GivenCall, inputFolder: string): AsyncGenerator<InvocationEvent> {
  const { component: _component, ...call } = given.call;
  for await (const event of invokeAsync(given.clients, { ...call, inputFolder })) {
    if (event.type === "queued") yield event;
    else if (event.type === "waiting") yield { type: "waiting", waitedMillis: event.waitedMs };
    else yield* told(given, event.body, "InvokeEndpointAsync");
  }
}

async function* streamed({ clients, call, meter }: GivenCall): AsyncGenerator<InvocationEvent> {
  for await (const piece of streamEndpoint(clients, call)) {
    const afterMillis = meter.first();
    if (afterMillis !== null) yield { type: "first-piece", afterMillis };
    if ("error" in piece) throw complaint(piece.error, "InvokeEndpointWithResponseStream");
    yield "raw" in piece ? { type: "raw", text: piece.raw } : { type: "text", text: piece.text };
  }
}

async function* whole(given: GivenCall): AsyncGenerator<InvocationEvent> {
  const { body } = await invokeEndpoint(given.clients, given.call);
  yield* told(given, body, "InvokeEndpoint");
}

/** A body that came whole, and what it tells of itself. */
function* told({ form, meter }: GivenCall, body: string, operation: string): Generator<InvocationEvent> {
  yield { type: "raw", text: body };
  const answer = parseAnswer(form, body);
  if (answer.error !== null) throw complaint(answer.error, operation);
  if (answer.text !== null) yield { type: "text", text: answer.text };
  const facts = factsOf(answer);
  meter.take({
    inputTokens: facts.inputTokens,
    outputTokens: facts.outputTokens,
    stopReason: keptReason(facts.finishReason),
  });
  yield facts;
}

function factsOf({ usage, finishReason, vectors }: InvocationAnswer) {
  const [first] = vectors ?? [];
  return {
    type: "facts" as const,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    finishReason,
    vectors: vectors && first ? { count: vectors.length, dimensions: first.length } : null,
  };
}

// A container of one's own may put anything there, words of the answer too; only what looks like a reason is kept.
function keptReason(reason: string | null): string | null {
  return reason !== null && /^[a-z_]{1,30}$/.test(reason) ? reason : null;
}

/** AWS passed the answer on as a good one, so the error is made here as AWS makes it for a container's refusal. */
function complaint(message: string, operation: string): AwsError {
  return new AwsError(message, { code: "invalid", awsCode: "ModelError", operation, cause: undefined });
}
