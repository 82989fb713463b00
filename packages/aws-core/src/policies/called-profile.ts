import { z } from "zod";
import { isPartitionOfRegion, parseBedrockArn } from "../arns/bedrock-arn.ts";
import type { PolicyStatement } from "./policy-document.ts";
import { PolicyRegion } from "./policy-region.ts";

// No wildcard and no policy variable: each would widen the statement that the id stands in.
const modelIdPattern = /^[a-zA-Z0-9][a-zA-Z0-9.:-]{0,139}$/;

/** A profile as the policies of its callers name it. */
export const CalledProfile = z
  .strictObject({
    /** The profile; the id of an application inference profile may be `*` while it does not exist yet. */
    profileArn: z.string().refine((arn) => partsOf(arn) !== undefined, {
      error:
        "Not the ARN of an inference profile. It looks like arn:aws:bedrock:REGION:ACCOUNT:application-inference-profile/ID.",
    }),
    /** Without a routing prefix. */
    baseModelId: z.string().regex(modelIdPattern, { error: "Not a foundation model id." }),
    /** The Regions that the profile routes to. */
    destinationRegions: z.array(PolicyRegion).readonly(),
    /** `global` adds the model's ARN without a Region, against which such calls are checked. */
    routing: z.string(),
  })
  .refine(
    ({ profileArn, destinationRegions }) =>
      destinationRegions.every((name) => isPartitionOfRegion(partsOf(profileArn)?.partition ?? "", name)),
    { path: ["destinationRegions"], error: "A destination is in another partition than the profile." },
  );
export type CalledProfile = z.infer<typeof CalledProfile>;

const invoking = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/**
 * The two statements that calling a profile takes: the profile, and its model in every Region it routes to, but
 * only through the profile. Converse is authorised as an invocation.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 *
 * @throws ZodError when a text is no ARN of a profile, model id or Region, or would widen a statement
 */
export function callingStatements(profile: CalledProfile): {
  callProfile: PolicyStatement;
  callModel: PolicyStatement;
} {
  const { profileArn, baseModelId, destinationRegions, routing } = CalledProfile.parse(profile);
  const { partition = "", region = "" } = partsOf(profileArn) ?? {};
  const regions = [...new Set([region, ...destinationRegions, ...(routing === "global" ? [""] : [])])];
  return {
    callProfile: {
      Sid: "CallTheProfile",
      Effect: "Allow",
      Action: [...invoking, "bedrock:GetInferenceProfile"],
      Resource: [profileArn],
    },
    callModel: {
      Sid: "CallItsModelThroughTheProfile",
      Effect: "Allow",
      Action: invoking,
      Resource: regions.map((name) => `arn:${partition}:bedrock:${name}::foundation-model/${baseModelId}`),
      Condition: { ArnLike: { "bedrock:InferenceProfileArn": profileArn } },
    },
  };
}

function partsOf(profileArn: string) {
  const parts = parseBedrockArn(profileArn.replace(/(?<=:application-inference-profile\/)\*$/, "new"));
  const isProfile = parts?.kind === "application-inference-profile" || parts?.kind === "inference-profile";
  return isProfile && parts.account !== "" ? parts : undefined;
}
