import * as sdk from "@aws-sdk/client-bedrock";
import { observeProfile } from "../../costs/profile-history.ts";
import { defineService } from "../../wire/service.ts";
import { bedrockConstraints } from "./bedrock-constraints.ts";
import { createInferenceProfile } from "./create-inference-profile.ts";
import { deleteInferenceProfile } from "./delete-inference-profile.ts";
import {
  getFoundationModel,
  getFoundationModelAvailability,
  listFoundationModels,
} from "./foundation-models.ts";
import { getInferenceProfile } from "./get-inference-profile.ts";
import { listInferenceProfiles } from "./list-inference-profiles.ts";
import { listTagsForResource, tagResource, untagResource } from "./tag-resource.ts";

/** The control plane of Bedrock. */
export const bedrockService = defineService({
  name: "bedrock",
  signingName: "bedrock",
  sdk,
  client: new sdk.BedrockClient({ region: "us-east-1" }),
  constraints: bedrockConstraints,
  observe: observeProfile,
  operations: [
    listFoundationModels,
    getFoundationModel,
    getFoundationModelAvailability,
    createInferenceProfile,
    getInferenceProfile,
    listInferenceProfiles,
    deleteInferenceProfile,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
});
