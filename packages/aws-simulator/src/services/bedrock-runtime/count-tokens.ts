import type { CountTokensRequest, CountTokensResponse } from "@aws-sdk/client-bedrock-runtime";
import { modelArn } from "../../seed/catalog.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { bodyFormOf, isTextForm, readBody } from "./body-forms.ts";
import { readConversation } from "./converse-input.ts";
import { countInputTokens } from "./conversation.ts";
import { resolveFoundationModel } from "./resolve-model.ts";

/** Counts what the same input would be charged for. Takes foundation models only, and of those Claude only. */
export const countTokens = operation<CountTokensRequest, CountTokensResponse>("CountTokens", {
  effect: "read",
  access: (call, input) => [
    {
      action: "bedrock:CountTokens",
      resource: modelArn(input.modelId.replace(/^.*foundation-model\//, ""), call.region),
    },
  ],
  run(call, { modelId, input }) {
    const model = resolveFoundationModel(call, modelId);
    const form = bodyFormOf(model);
    if (model.family !== "anthropic" || !isTextForm(form)) {
      throw validationError("The provided model doesn't support counting tokens.");
    }
    if (input.converse !== undefined)
      return { inputTokens: countInputTokens(readConversation(input.converse)) };
    if (input.invokeModel !== undefined)
      return { inputTokens: countInputTokens(form.read(readBody(input.invokeModel.body))) };
    throw validationError("The input must hold converse or invokeModel.");
  },
});
