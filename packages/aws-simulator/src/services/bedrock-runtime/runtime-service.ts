import * as sdk from "@aws-sdk/client-bedrock-runtime";
import { recordTokens } from "../../costs/recorded-tokens.ts";
import { defineService } from "../../wire/service.ts";
import { converse } from "./converse.ts";
import { converseStream } from "./converse-stream.ts";
import { countTokens } from "./count-tokens.ts";
import { invokeModel } from "./invoke-model.ts";
import { invokeModelWithResponseStream } from "./invoke-model-with-response-stream.ts";
import { recordInvocation } from "./record-invocation.ts";
import { runtimeConstraints } from "./runtime-constraints.ts";

/** The models of Bedrock. */
export const runtimeService = defineService({
  name: "bedrock-runtime",
  signingName: "bedrock",
  sdk,
  client: new sdk.BedrockRuntimeClient({ region: "us-east-1" }),
  constraints: runtimeConstraints,
  observe(world, entry) {
    recordInvocation(world, entry);
    recordTokens(world, entry);
  },
  operations: [converse, converseStream, invokeModel, invokeModelWithResponseStream, countTokens],
});
