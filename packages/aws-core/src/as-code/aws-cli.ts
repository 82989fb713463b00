import { commentText, shellWord } from "../snippets/quote.ts";
import { asciiJson } from "./ascii-json.ts";
import type { ApplicationProfileCode, CodeFile } from "./schema.ts";

/**
 * The input is one JSON text: as an option of its own, a text that begins with `-` would be an option, and one
 * that begins with `file://` would be read from disk.
 *
 * Source: https://docs.aws.amazon.com/cli/latest/reference/bedrock/create-inference-profile.html
 */
export function awsCli(profile: ApplicationProfileCode): CodeFile {
  const { name, region, account, arn } = profile;
  return {
    id: "aws-cli",
    label: "Shell script",
    language: "shell",
    filename: "create-inference-profile.sh",
    code: `# Profile: ${commentText(name)}
# For account ${account}${arn ? `, where it exists as ${arn}` : ""}
aws bedrock create-inference-profile \\
  --region ${shellWord(region)} \\
  --cli-input-json ${shellWord(asciiJson(callOf(profile)))} \\
  --query inferenceProfileArn \\
  --output text
`,
    note: `Runs with the AWS CLI and prints the ARN of the new profile.${arn ? " The profile exists: the command makes another one like it." : ""} Needs bedrock:CreateInferenceProfile and, with tags, bedrock:TagResource.`,
  };
}

function callOf({ name, description, copyFrom, tags }: ApplicationProfileCode): object {
  return {
    inferenceProfileName: name,
    ...(description !== null && { description }),
    modelSource: { copyFrom },
    ...(tags.length > 0 && { tags: tags.map(({ key, value }) => ({ key, value })) }),
  };
}
