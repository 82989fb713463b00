import { commentText } from "../snippets/quote.ts";
import { logicalId } from "./code-names.ts";
import { crossRegionMember, nothingMade, packageNote, unknownGeography } from "./cross-region-member.ts";
import { pythonLiteral } from "./escape-invisible.ts";
import type { CodeFile, SystemProfileCode } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_bedrock_alpha/CrossRegionInferenceProfile.html */
export function crossRegionPython(profile: SystemProfileCode): CodeFile {
  const { name, region, account } = profile;
  const { geography, modelId, profileId } = crossRegionMember(profile);
  return {
    id: "cdk-python",
    label: "CDK (Python)",
    language: "python",
    filename: "cross_region_profile.py",
    code: `from aws_cdk import App, CfnOutput, Environment, Stack
${geography ? "from aws_cdk import aws_bedrock_alpha as bedrock\n" : ""}
app = App()
stack = Stack(
    app,
    "${logicalId(name)}Stack",
    env=Environment(account=${pythonLiteral(account)}, region=${pythonLiteral(region)}),
)

# Profile: ${commentText(name)}
${geography ? fromConfig(geography, modelId) : fromId(profileId)}
app.synth()
`,
    note: geography
      ? `pip install aws-cdk-lib aws-cdk.aws-bedrock-alpha. ${nothingMade} ${packageNote.replace("grantInvoke", "grant_invoke")}`
      : `pip install aws-cdk-lib. ${nothingMade} ${unknownGeography}`,
  };
}

function fromConfig(geography: string, modelId: string): string {
  return `profile = bedrock.CrossRegionInferenceProfile.from_config(
    geo_region=bedrock.CrossRegionInferenceProfileRegion.${geography},
    model=bedrock.BedrockFoundationModel(${pythonLiteral(modelId)}, supports_cross_region=True),
)

CfnOutput(stack, "ProfileArn", value=profile.inference_profile_arn)
`;
}

function fromId(profileId: string): string {
  return `profile_arn = stack.format_arn(
    service="bedrock",
    resource="inference-profile",
    resource_name=${pythonLiteral(profileId)},
)

CfnOutput(stack, "ProfileArn", value=profile_arn)
`;
}
