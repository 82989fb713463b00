import { commentText } from "../snippets/quote.ts";
import { logicalId } from "./code-names.ts";
import { adoptionNote } from "./adoption-note.ts";
import { pythonLiteral } from "./escape-invisible.ts";
import type { ApplicationProfileCode, CodeFile } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_bedrock/CfnApplicationInferenceProfile.html */
export function cdkPython(profile: ApplicationProfileCode): CodeFile {
  const { name, region, account, copyFrom, arn } = profile;
  const id = logicalId(name);
  return {
    id: "cdk-python",
    label: "CDK (Python)",
    language: "python",
    filename: "inference_profile.py",
    code: `from aws_cdk import ${importedNames(profile).join(", ")}
from aws_cdk import aws_bedrock as bedrock

app = App()
stack = Stack(
    app,
    "${id}Stack",
    env=Environment(account=${pythonLiteral(account)}, region=${pythonLiteral(region)}),
)

# Profile: ${commentText(name)}
profile = bedrock.CfnApplicationInferenceProfile(
    stack,
    "${id}",
    inference_profile_name=${pythonLiteral(name)},
${description(profile)}    model_source=bedrock.CfnApplicationInferenceProfile.InferenceProfileModelSourceProperty(
        copy_from=${pythonLiteral(copyFrom)},
    ),
${tagList(profile)})
${arn ? "profile.apply_removal_policy(RemovalPolicy.RETAIN)\n" : ""}
CfnOutput(stack, "ProfileArn", value=profile.attr_inference_profile_arn)

app.synth()
`,
    note: `pip install aws-cdk-lib, then cdk deploy.${adoptionNote(profile, "cdk import")}`,
  };
}

function importedNames({ tags, arn }: ApplicationProfileCode): string[] {
  return [
    "App",
    "CfnOutput",
    ...(tags.length > 0 ? ["CfnTag"] : []),
    "Environment",
    ...(arn ? ["RemovalPolicy"] : []),
    "Stack",
  ];
}

function description({ description: text }: ApplicationProfileCode): string {
  return text === null ? "" : `    description=${pythonLiteral(text)},\n`;
}

function tagList({ tags }: ApplicationProfileCode): string {
  if (tags.length === 0) return "";
  const lines = tags.map(
    ({ key, value }) => `        CfnTag(key=${pythonLiteral(key)}, value=${pythonLiteral(value)}),\n`,
  );
  return `    tags=[\n${lines.join("")}    ],\n`;
}
