import { commentText } from "../snippets/quote.ts";
import { logicalId } from "./code-names.ts";
import { adoptionNote } from "./adoption-note.ts";
import { typescriptLiteral } from "./escape-invisible.ts";
import type { ApplicationProfileCode, CodeFile } from "./schema.ts";

/**
 * The stable construct that AWS generates from its schema; the one of `@aws-cdk/aws-bedrock-alpha` may change in
 * any release, and its grants leave out streaming.
 *
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_bedrock.CfnApplicationInferenceProfile.html
 */
export function cdkTypescript(profile: ApplicationProfileCode): CodeFile {
  const { name, region, account, copyFrom, arn } = profile;
  const id = logicalId(name);
  return {
    id: "cdk-typescript",
    label: "CDK (TypeScript)",
    language: "typescript",
    filename: "inference-profile.ts",
    code: `import { App, CfnOutput, ${arn ? "RemovalPolicy, " : ""}Stack } from "aws-cdk-lib";
import * as bedrock from "aws-cdk-lib/aws-bedrock";

const app = new App();
const stack = new Stack(app, "${id}Stack", {
  env: { account: ${typescriptLiteral(account)}, region: ${typescriptLiteral(region)} },
});

// Profile: ${commentText(name)}
const profile = new bedrock.CfnApplicationInferenceProfile(stack, "${id}", {
  inferenceProfileName: ${typescriptLiteral(name)},
${description(profile)}  modelSource: { copyFrom: ${typescriptLiteral(copyFrom)} },
${tagList(profile)}});
${arn ? "profile.applyRemovalPolicy(RemovalPolicy.RETAIN);\n" : ""}
new CfnOutput(stack, "ProfileArn", { value: profile.attrInferenceProfileArn });
`,
    note: `npm install aws-cdk-lib constructs, then cdk deploy.${adoptionNote(profile, "cdk import")}`,
  };
}

function description({ description: text }: ApplicationProfileCode): string {
  return text === null ? "" : `  description: ${typescriptLiteral(text)},\n`;
}

function tagList({ tags }: ApplicationProfileCode): string {
  if (tags.length === 0) return "";
  const lines = tags.map(
    ({ key, value }) => `    { key: ${typescriptLiteral(key)}, value: ${typescriptLiteral(value)} },\n`,
  );
  return `  tags: [\n${lines.join("")}  ],\n`;
}
