import { parseBedrockArn } from "../arns/bedrock-arn.ts";
import { routingPrefixOf, withoutRoutingPrefix } from "../profiles/routing-prefixes.ts";
import type { SystemProfileCode } from "./schema.ts";

/** A system-defined profile as CDK names it. */
export interface CrossRegionMember {
  /** The member of `CrossRegionInferenceProfileRegion`; undefined for a geography that CDK does not know. */
  geography: string | undefined;
  modelId: string;
  profileId: string;
}

/**
 * Takes a system-defined profile apart for `CrossRegionInferenceProfile`, which puts geography and model
 * together again.
 *
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-bedrock-alpha.CrossRegionInferenceProfileRegion.html
 */
export function crossRegionMember({ arn }: SystemProfileCode): CrossRegionMember {
  const profileId = parseBedrockArn(arn)?.resourceId ?? "";
  const prefix = routingPrefixOf(profileId);
  return {
    geography: prefix && geographies[prefix],
    modelId: withoutRoutingPrefix(profileId),
    profileId,
  };
}

/** What every file says, since a stack without a resource cannot be deployed. */
export const nothingMade =
  "The profile is AWS’s, so nothing is made: before cdk deploy, add what calls it to the stack.";

/** What both languages say about the package. */
export const packageNote =
  "The package is experimental and may change in any release; it replaces the deprecated constructs of @cdklabs/generative-ai-cdk-constructs. profile.grantInvoke allows more than the destinations of the profile.";

export const unknownGeography =
  "CDK’s CrossRegionInferenceProfile does not know this geography yet, so the code builds the ARN.";

type Prefix = NonNullable<ReturnType<typeof routingPrefixOf>>;

const geographies: Readonly<Record<Prefix, string | undefined>> = {
  global: "GLOBAL",
  us: "US",
  "us-gov": "US_GOV",
  eu: "EU",
  apac: "APAC",
  jp: "JP",
  au: "AU",
  ca: undefined,
};
