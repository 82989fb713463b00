import type { InferenceProfileSummary } from "@aws-sdk/client-bedrock";
import type { Call } from "../../server/call.ts";
import type { SystemProfile } from "../../seed/catalog.ts";
import { arnOf } from "./find-profile.ts";
import type { FoundProfile } from "./find-profile.ts";
import type { ProfileRow } from "./profile-rows.ts";

/** A profile as Get and List answer it. */
export function describeProfile(found: FoundProfile, call: Call): InferenceProfileSummary {
  return found.kind === "system" ? describeSystem(found.profile, call) : describeApplication(found.row, call);
}

function describeApplication(row: ProfileRow, call: Call): InferenceProfileSummary {
  return {
    inferenceProfileName: row.name,
    description: row.description,
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    inferenceProfileArn: arnOf(row, call),
    models: row.modelArns.map((modelArn) => ({ modelArn })),
    inferenceProfileId: row.id,
    status: "ACTIVE",
    type: "APPLICATION",
  };
}

function describeSystem(profile: SystemProfile, call: Call): InferenceProfileSummary {
  return {
    inferenceProfileName: profile.name,
    description: profile.description,
    createdAt: profile.createdAt,
    updatedAt: profile.createdAt,
    inferenceProfileArn: `arn:aws:bedrock:${call.region}:${call.account}:inference-profile/${profile.id}`,
    models: profile.modelArns.map((modelArn) => ({ modelArn })),
    inferenceProfileId: profile.id,
    status: "ACTIVE",
    type: "SYSTEM_DEFINED",
  };
}
