import type { DeleteInferenceProfileRequest, DeleteInferenceProfileResponse } from "@aws-sdk/client-bedrock";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { findProfile, profileAccess } from "./find-profile.ts";
import { profileTable } from "./profile-rows.ts";

const action = "bedrock:DeleteInferenceProfile";

export const deleteInferenceProfile = operation<
  DeleteInferenceProfileRequest,
  DeleteInferenceProfileResponse
>("DeleteInferenceProfile", {
  effect: "write",
  access: (call, input) => profileAccess(call, action, input.inferenceProfileIdentifier),
  run(call, input) {
    const found = findProfile(call, action, input.inferenceProfileIdentifier);
    if (found.kind === "system") throw validationError("System-defined inference profiles can't be deleted.");
    call.world.tables.rows(profileTable, call).delete(found.row.id);
    return {};
  },
});
