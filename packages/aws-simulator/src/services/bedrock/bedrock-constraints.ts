import type { Constraints } from "../../wire/constraints.ts";

const arnPrefix = "arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:(|[0-9a-z-]{0,20}):(|[0-9]{12}):";
const modelIdPattern =
  "[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}(/[a-z0-9]{12}|)";
const foundationModelIdentifier =
  "(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})" +
  "|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})";
const profileIdentifier = {
  length: [1, 2048],
  pattern: `(${arnPrefix}(inference-profile|application-inference-profile)/)?[a-zA-Z0-9-:.]+`,
} as const;
const tagText = "[a-zA-Z0-9\\s._:/=+@-]*";
const taggableArn = { length: [20, 1011] } as const;

/** Limits of the Bedrock API model for the operations that the simulator has. */
export const bedrockConstraints: Constraints = {
  "CreateInferenceProfileRequest.inferenceProfileName": { length: [1, 64], pattern: "([0-9a-zA-Z][ _-]?)+" },
  "CreateInferenceProfileRequest.description": { length: [1, 200], pattern: "([0-9a-zA-Z:.][ _-]?)+" },
  "CreateInferenceProfileRequest.clientRequestToken": {
    length: [1, 256],
    pattern: "[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?",
  },
  "CreateInferenceProfileRequest.tags": { length: [0, 200] },
  "InferenceProfileModelSource.copyFrom": {
    length: [1, 2048],
    pattern: `${arnPrefix}(inference-profile|foundation-model)/[a-zA-Z0-9-:.]+`,
  },
  "GetInferenceProfileRequest.inferenceProfileIdentifier": profileIdentifier,
  "DeleteInferenceProfileRequest.inferenceProfileIdentifier": profileIdentifier,
  "ListInferenceProfilesRequest.maxResults": { range: [1, 1000] },
  "ListInferenceProfilesRequest.nextToken": { length: [1, 2048], pattern: "\\S*" },
  "ListInferenceProfilesRequest.typeEquals": { oneOf: ["SYSTEM_DEFINED", "APPLICATION"] },
  "ListFoundationModelsRequest.byProvider": { pattern: "[A-Za-z0-9- ]{1,63}" },
  "ListFoundationModelsRequest.byCustomizationType": {
    oneOf: ["FINE_TUNING", "CONTINUED_PRE_TRAINING", "DISTILLATION"],
  },
  "ListFoundationModelsRequest.byOutputModality": { oneOf: ["TEXT", "IMAGE", "EMBEDDING"] },
  "ListFoundationModelsRequest.byInferenceType": { oneOf: ["ON_DEMAND", "PROVISIONED"] },
  "GetFoundationModelRequest.modelIdentifier": { length: [1, 2048], pattern: foundationModelIdentifier },
  "GetFoundationModelAvailabilityRequest.modelId": { length: [0, 140], pattern: modelIdPattern },
  "TagResourceRequest.resourceARN": taggableArn,
  "TagResourceRequest.tags": { length: [0, 200] },
  "UntagResourceRequest.resourceARN": taggableArn,
  "UntagResourceRequest.tagKeys": { length: [0, 200], each: { length: [1, 128], pattern: tagText } },
  "ListTagsForResourceRequest.resourceARN": taggableArn,
  "Tag.key": { length: [1, 128], pattern: tagText },
  "Tag.value": { length: [0, 256], pattern: tagText },
};
