import type {
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse,
  ResponseStream,
} from "@aws-sdk/client-bedrock-runtime";
import type { Call } from "../../server/call.ts";
import type { FoundationModel } from "../../seed/foundation-model.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { BodyForm, Json } from "./bodies/body-form.ts";
import { bodyFormOf, isTextForm, readBody } from "./body-forms.ts";
import { checkRequestMetadata } from "./check-request-metadata.ts";
import { pacedWords, startTiming } from "./pace.ts";
import { composeReply } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { invokeAccess, resolveModel } from "./resolve-model.ts";

const action = "bedrock:InvokeModelWithResponseStream";

export const invokeModelWithResponseStream = operation<
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse
>("InvokeModelWithResponseStream", {
  effect: "read",
  access: (call, input) => invokeAccess(call, action, input.modelId),
  run(call, input) {
    const model = resolveModel(call, action, input.modelId);
    checkRequestMetadata(input.requestMetadata);
    const form = bodyFormOf(model);
    if (!isTextForm(form)) throw validationError("The model is unsupported for streaming");
    const reply = composeReply(form.read(readBody(input.body)), model);
    return { body: chunks({ form, reply, model, call }), contentType: "application/json" };
  },
});

type Answer = { form: BodyForm; reply: Reply; model: FoundationModel; call: Call };

async function* chunks({ form, reply, model, call }: Answer): AsyncGenerator<ResponseStream> {
  const timing = startTiming();
  const written = { reply, model, timing };
  yield* form.chunks.before(written).map(chunk);
  let index = 0;
  for await (const text of pacedWords(reply, call)) {
    timing.first();
    yield chunk(form.chunks.word(text, index));
    index += 1;
  }
  yield* form.chunks.after(written).map(chunk);
}

const chunk = (json: Json): ResponseStream => ({ chunk: { bytes: Buffer.from(JSON.stringify(json)) } });
