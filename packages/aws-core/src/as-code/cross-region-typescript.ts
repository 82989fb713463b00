import { commentText } from "../snippets/quote.ts";
import { logicalId } from "./code-names.ts";
import { crossRegionMember, nothingMade, packageNote, unknownGeography } from "./cross-region-member.ts";
import { typescriptLiteral } from "./escape-invisible.ts";
import type { CodeFile, SystemProfileCode } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-bedrock-alpha.CrossRegionInferenceProfile.html */
export function crossRegionTypescript(profile: SystemProfileCode): CodeFile {
  const { name, region, account } = profile;
  const { geography, modelId, profileId } = crossRegionMember(profile);
  return {
    id: "cdk-typescript",
    label: "CDK (TypeScript)",
    language: "typescript",
    filename: "cross-region-profile.ts",
    code: `${geography ? 'import * as bedrock from "@aws-cdk/aws-bedrock-alpha";\n' : ""}import { App, CfnOutput, Stack } from "aws-cdk-lib";

const app = new App();
const stack = new Stack(app, "${logicalId(name)}Stack", {
  env: { account: ${typescriptLiteral(account)}, region: ${typescriptLiteral(region)} },
});

// Profile: ${commentText(name)}
${geography ? fromConfig(geography, modelId) : fromId(profileId)}`,
    note: geography
      ? `npm install @aws-cdk/aws-bedrock-alpha aws-cdk-lib constructs. ${nothingMade} ${packageNote}`
      : `npm install aws-cdk-lib constructs. ${nothingMade} ${unknownGeography}`,
  };
}

function fromConfig(geography: string, modelId: string): string {
  return `const profile = bedrock.CrossRegionInferenceProfile.fromConfig({
  geoRegion: bedrock.CrossRegionInferenceProfileRegion.${geography},
  model: new bedrock.BedrockFoundationModel(${typescriptLiteral(modelId)}, { supportsCrossRegion: true }),
});

new CfnOutput(stack, "ProfileArn", { value: profile.inferenceProfileArn });
`;
}

function fromId(profileId: string): string {
  return `const profileArn = stack.formatArn({
  service: "bedrock",
  resource: "inference-profile",
  resourceName: ${typescriptLiteral(profileId)},
});

new CfnOutput(stack, "ProfileArn", { value: profileArn });
`;
}
