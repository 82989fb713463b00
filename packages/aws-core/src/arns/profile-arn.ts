import { z } from "zod";
import { parseBedrockArn } from "./bedrock-arn.ts";
import type { BedrockResourceKind } from "./bedrock-arn.ts";

/** An application inference profile ARN whose region stands in its partition. */
export const ProfileArn = arnOf(
  "application-inference-profile",
  "Not an application inference profile ARN. It looks like arn:aws:bedrock:REGION:ACCOUNT:application-inference-profile/ID.",
).brand("ProfileArn");
export type ProfileArn = z.infer<typeof ProfileArn>;

/** A system-defined (cross-region) inference profile ARN. */
export const SystemDefinedProfileArn = arnOf(
  "inference-profile",
  "Not a system-defined profile ARN. It looks like arn:aws:bedrock:REGION:ACCOUNT:inference-profile/ID.",
).brand("SystemDefinedProfileArn");
export type SystemDefinedProfileArn = z.infer<typeof SystemDefinedProfileArn>;

/** A foundation model ARN. */
export const FoundationModelArn = arnOf(
  "foundation-model",
  "Not a foundation model ARN. It looks like arn:aws:bedrock:REGION::foundation-model/ID.",
).brand("FoundationModelArn");
export type FoundationModelArn = z.infer<typeof FoundationModelArn>;

function arnOf(kind: BedrockResourceKind, message: string) {
  return z
    .string()
    .max(2048)
    .refine((text) => parseBedrockArn(text)?.kind === kind, { error: message });
}
