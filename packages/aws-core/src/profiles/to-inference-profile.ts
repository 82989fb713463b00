import type { GetInferenceProfileResponse, InferenceProfileSummary } from "@aws-sdk/client-bedrock";
import { parseBedrockArn } from "../arns/bedrock-arn.ts";
import type { InferenceProfile, ProfileModel, ProfileType } from "./schema.ts";

/** Puts an answer of AWS into our words; undefined when it names no ARN that Bedrock could have issued. */
export function toInferenceProfile(
  answer: Partial<InferenceProfileSummary | GetInferenceProfileResponse>,
): InferenceProfile | undefined {
  const arn = parseBedrockArn(answer.inferenceProfileArn ?? "");
  if (!arn) return undefined;
  return {
    arn: arn.arn,
    profileId: answer.inferenceProfileId ?? arn.resourceId,
    name: answer.inferenceProfileName ?? arn.resourceId,
    description: answer.description ?? null,
    type: answer.type ?? typeByKind(arn.kind),
    status: answer.status ?? "",
    region: arn.region,
    account: arn.account,
    partition: arn.partition,
    models: (answer.models ?? []).flatMap(({ modelArn }) => (modelArn ? [toProfileModel(modelArn)] : [])),
    createdAt: answer.createdAt?.toISOString() ?? null,
    updatedAt: answer.updatedAt?.toISOString() ?? null,
  };
}

function typeByKind(kind: string): ProfileType {
  return kind === "application-inference-profile" ? "APPLICATION" : "SYSTEM_DEFINED";
}

function toProfileModel(modelArn: string): ProfileModel {
  const arn = parseBedrockArn(modelArn);
  if (arn) return { modelArn, modelId: arn.resourceId, region: arn.region || null };
  return { modelArn, modelId: modelArn.slice(modelArn.lastIndexOf("/") + 1), region: null };
}
