import type { GetInferenceProfileRequest, GetInferenceProfileResponse } from "@aws-sdk/client-bedrock";
import { operation } from "../../wire/service.ts";
import { describeProfile } from "./describe-profile.ts";
import { findProfile, profileAccess } from "./find-profile.ts";

const action = "bedrock:GetInferenceProfile";

export const getInferenceProfile = operation<GetInferenceProfileRequest, GetInferenceProfileResponse>(
  "GetInferenceProfile",
  {
    effect: "read",
    access: (call, input) => profileAccess(call, action, input.inferenceProfileIdentifier),
    run: (call, input) => describeProfile(findProfile(call, action, input.inferenceProfileIdentifier), call),
  },
);
