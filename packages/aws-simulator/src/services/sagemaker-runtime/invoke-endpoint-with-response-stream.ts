import type {
  InvokeEndpointWithResponseStreamInput,
  InvokeEndpointWithResponseStreamOutput,
  ResponseStream,
} from "@aws-sdk/client-sagemaker-runtime";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { pacedWords } from "../bedrock-runtime/pace.ts";
import { answerBody } from "./answer-body.ts";
import type { ContainerAnswer } from "./answer-body.ts";
import { findTarget, invokeAccess } from "./invoke-target.ts";
import type { InvokeTarget } from "./invoke-target.ts";
import { modelError } from "./model-error.ts";
import { recordInvocation } from "./record-invocation.ts";

/** A body that asks for no stream is answered whole, in one part. */
export const invokeEndpointWithResponseStream = operation<
  InvokeEndpointWithResponseStreamInput,
  InvokeEndpointWithResponseStreamOutput
>("InvokeEndpointWithResponseStream", {
  effect: "write",
  access: (call, input) => invokeAccess(call, "sagemaker:InvokeEndpointWithResponseStream", input),
  run(call, input) {
    const target = findTarget(call, input);
    const answer = answerBody(target.container, input.Body);
    if (answer.kind === "refusal") {
      recordInvocation(call, target, { status: answer.status, latencyMs: 1 });
      throw modelError(call, target, answer);
    }
    const isStream = answer.kind === "text" && answer.isStream;
    return {
      Body: parts(call, target, answer),
      ContentType: isStream ? "text/event-stream" : "application/json",
      InvokedProductionVariant: target.fleet.variant,
    };
  },
});

async function* parts(
  call: Call,
  target: InvokeTarget,
  answer: Exclude<ContainerAnswer, { kind: "refusal" }>,
): AsyncGenerator<ResponseStream> {
  const started = performance.now();
  if (answer.kind === "json") yield part(JSON.stringify(answer.json));
  else if (answer.isStream) {
    yield* answer.events.before().map(part);
    let index = 0;
    for await (const word of pacedWords(answer.reply, call)) {
      yield part(answer.events.word(word, index));
      index += 1;
    }
    yield* answer.events.after().map(part);
  } else yield part(JSON.stringify(answer.whole()));
  recordInvocation(call, target, { status: 200, latencyMs: performance.now() - started });
}

const part = (text: string): ResponseStream => ({ PayloadPart: { Bytes: Buffer.from(text) } });
