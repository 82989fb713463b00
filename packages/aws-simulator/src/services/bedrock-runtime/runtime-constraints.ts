import type { Constraint, Constraints } from "../../wire/constraints.ts";

const metadataKey = "[a-zA-Z0-9\\s:_@$#=/+,-.]{1,256}";
const metadataValue = "[a-zA-Z0-9\\s:_@$#=/+,-.]{0,256}";
const requestMetadata: Constraint = {
  length: [1, 16],
  keys: { length: [1, 256], pattern: metadataKey },
  each: { length: [0, 256], pattern: metadataValue },
};
const modelId: Constraint = {
  length: [1, 2048],
  pattern:
    "(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})" +
    "|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))" +
    "|([0-9]{12}:(imported-model|provisioned-model|custom-model-deployment)/[a-z0-9]{12})" +
    "|([0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+)))|([a-zA-Z0-9-:._]+)" +
    "|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:((default-)?prompt-router|prompt)/[a-zA-Z0-9-:.]+)",
};
const responsePaths: Constraint = { length: [0, 10], each: { length: [1, 256] } };
const body: Constraint = { length: [0, 25_000_000] };

/** Limits of the Bedrock Runtime API model for the operations that the simulator has. */
export const runtimeConstraints: Constraints = {
  "ConverseRequest.modelId": modelId,
  "ConverseStreamRequest.modelId": modelId,
  "InvokeModelRequest.modelId": modelId,
  "InvokeModelWithResponseStreamRequest.modelId": modelId,
  "ConverseRequest.requestMetadata": requestMetadata,
  "ConverseStreamRequest.requestMetadata": requestMetadata,
  "ConverseRequest.additionalModelResponseFieldPaths": responsePaths,
  "ConverseStreamRequest.additionalModelResponseFieldPaths": responsePaths,
  "InvokeModelRequest.body": body,
  "InvokeModelWithResponseStreamRequest.body": body,
  "InvokeModelTokensRequest.body": body,
  "InvokeModelRequest.requestMetadata": { length: [0, 8500] },
  "InvokeModelWithResponseStreamRequest.requestMetadata": { length: [0, 8500] },
  "CountTokensRequest.modelId": { length: [1, 256], pattern: "[a-zA-Z_\\.\\-/0-9:]+" },
  "Message.role": { oneOf: ["user", "assistant", "system"] },
  "SystemContentBlock.text": { length: [1, Number.MAX_SAFE_INTEGER] },
  "InferenceConfiguration.maxTokens": { range: [1, Number.MAX_SAFE_INTEGER] },
  "InferenceConfiguration.temperature": { range: [0, 1] },
  "InferenceConfiguration.topP": { range: [0, 1] },
  "InferenceConfiguration.stopSequences": { length: [0, 2500] },
  "ImageBlock.format": { oneOf: ["png", "jpeg", "gif", "webp"] },
  "DocumentBlock.name": { length: [1, 200] },
  "ToolSpecification.name": { length: [1, 64], pattern: "[a-zA-Z0-9_-]+" },
  "ToolUseBlock.toolUseId": { length: [1, 64], pattern: "[a-zA-Z0-9_.:-]+" },
  "ToolConfiguration.tools": { length: [1, Number.MAX_SAFE_INTEGER] },
};
