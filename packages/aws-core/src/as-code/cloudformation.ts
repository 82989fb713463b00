import { stringify } from "yaml";
import { commentText } from "../snippets/quote.ts";
import { adoptionNote } from "./adoption-note.ts";
import { logicalId } from "./code-names.ts";
import { escapeInvisible } from "./escape-invisible.ts";
import type { ApplicationProfileCode, CodeFile } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-applicationinferenceprofile.html */
export function cloudformation(profile: ApplicationProfileCode): CodeFile {
  const { name, region, account } = profile;
  // CloudFormation reads YAML 1.1, where a bare yes, 0123 or 2026-01-01 is no text and U+0085 ends a line.
  const template = stringify(templateOf(profile), {
    lineWidth: 0,
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
  return {
    id: "cloudformation",
    label: "CloudFormation",
    language: "yaml",
    filename: "inference-profile.yaml",
    code: `# Profile: ${commentText(name)}\n# For ${region} of account ${account}\n${escapeInvisible(template)}`,
    note: `aws cloudformation deploy --region ${region} --template-file inference-profile.yaml --stack-name ${logicalId(name)}Stack.${adoptionNote(profile, "a change set of type IMPORT")}`,
  };
}

function templateOf(profile: ApplicationProfileCode): object {
  const { name, description, copyFrom, tags, arn } = profile;
  const id = logicalId(name);
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Resources: {
      [id]: {
        Type: "AWS::Bedrock::ApplicationInferenceProfile",
        ...(arn && { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" }),
        Properties: {
          InferenceProfileName: name.toWellFormed(),
          ...(description !== null && { Description: description.toWellFormed() }),
          ModelSource: { CopyFrom: copyFrom },
          ...(tags.length > 0 && {
            Tags: tags.map(({ key, value }) => ({ Key: key.toWellFormed(), Value: value.toWellFormed() })),
          }),
        },
      },
    },
    Outputs: { ProfileArn: { Value: { "Fn::GetAtt": [id, "InferenceProfileArn"] } } },
  };
}
