import type { InvokeModelRequest, InvokeModelResponse } from "@aws-sdk/client-bedrock-runtime";
import { Uint8ArrayBlobAdapter } from "@smithy/core/serde";
import type { Call } from "../../server/call.ts";
import type { FoundationModel } from "../../seed/foundation-model.ts";
import { operation } from "../../wire/service.ts";
import type { Json } from "./bodies/body-form.ts";
import { bodyFormOf, isTextForm, readBody } from "./body-forms.ts";
import { checkRequestMetadata } from "./check-request-metadata.ts";
import { startTiming, thinkFor } from "./pace.ts";
import { composeReply } from "./reply.ts";
import { invokeAccess, resolveModel } from "./resolve-model.ts";

const action = "bedrock:InvokeModel";

export const invokeModel = operation<InvokeModelRequest, InvokeModelResponse>("InvokeModel", {
  effect: "read",
  access: (call, input) => invokeAccess(call, action, input.modelId),
  async run(call, input) {
    const model = resolveModel(call, action, input.modelId);
    checkRequestMetadata(input.requestMetadata);
    const json = await answerBody(readBody(input.body), model, call);
    const body = Uint8ArrayBlobAdapter.fromString(JSON.stringify(json));
    return { body, contentType: "application/json" };
  },
});

async function answerBody(body: Json, model: FoundationModel, call: Call): Promise<Json> {
  const form = bodyFormOf(model);
  const timing = startTiming();
  if (!isTextForm(form)) {
    const answer = form.answer(body);
    call.entry.tokensRead = answer.inputTokens;
    call.entry.tokensSent = answer.outputTokens;
    return answer.json;
  }
  const reply = composeReply(form.read(body), model);
  await thinkFor(reply, call);
  call.entry.tokensSent = reply.outputTokens;
  return form.write({ reply, model, timing });
}
