import type { InvokeEndpointInput, InvokeEndpointOutput } from "@aws-sdk/client-sagemaker-runtime";
import { Uint8ArrayBlobAdapter } from "@smithy/core/serde";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { thinkFor } from "../bedrock-runtime/pace.ts";
import { answerBody } from "./answer-body.ts";
import type { ContainerAnswer } from "./answer-body.ts";
import { findTarget, invokeAccess, validationError } from "./invoke-target.ts";
import { modelError } from "./model-error.ts";
import { recordInvocation } from "./record-invocation.ts";
import { wholeStream } from "./text-answer.ts";

/** Counts as a write, because metrics that scale endpoints must outlive a restart. */
export const invokeEndpoint = operation<InvokeEndpointInput, InvokeEndpointOutput>("InvokeEndpoint", {
  effect: "write",
  access: (call, input) => invokeAccess(call, "sagemaker:InvokeEndpoint", input),
  async run(call, input) {
    const target = findTarget(call, input);
    if (target.endpoint.deployment.config.AsyncInferenceConfig !== undefined) {
      throw validationError(
        `Endpoint ${target.endpoint.name} is an asynchronous endpoint. Use InvokeEndpointAsync to invoke it.`,
      );
    }
    const started = performance.now();
    const answer = answerBody(target.container, input.Body);
    if (answer.kind === "refusal") {
      recordInvocation(call, target, { status: answer.status, latencyMs: 1 });
      throw modelError(call, target, answer);
    }
    await think(call, answer);
    recordInvocation(call, target, { status: 200, latencyMs: performance.now() - started });
    const isStream = answer.kind === "text" && answer.isStream;
    return {
      Body: Uint8ArrayBlobAdapter.fromString(isStream ? wholeStream(answer) : JSON.stringify(jsonOf(answer))),
      ContentType: isStream ? "text/event-stream" : "application/json",
      InvokedProductionVariant: target.fleet.variant,
    };
  },
});

type Given = Exclude<ContainerAnswer, { kind: "refusal" }>;

const jsonOf = (answer: Given): unknown => (answer.kind === "text" ? answer.whole() : answer.json);

async function think(call: Call, answer: Given): Promise<void> {
  if (answer.kind !== "text") return;
  await thinkFor(answer.reply, call);
  call.entry.tokensSent = answer.reply.outputTokens;
}
