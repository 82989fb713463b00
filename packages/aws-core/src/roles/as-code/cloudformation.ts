import { stringify } from "yaml";
import { escapeInvisible } from "../../as-code/escape-invisible.ts";
import type { CodeFile } from "../../as-code/schema.ts";
import { commentText } from "../../snippets/quote.ts";
import { identityId, keyNote } from "./identity-names.ts";
import type { IdentityCode } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
export function cloudformation(identity: IdentityCode): CodeFile {
  const { kind, name, region, account } = identity;
  const id = identityId(identity);
  // CloudFormation reads YAML 1.1, where a bare yes, 0123 or 2026-01-01 is no text and U+0085 ends a line.
  const template = stringify(
    {
      AWSTemplateFormatVersion: "2010-09-09",
      Resources: {
        [id]: { Type: `AWS::IAM::${kind === "role" ? "Role" : "User"}`, Properties: properties(identity) },
      },
      Outputs: { Arn: { Value: { "Fn::GetAtt": [id, "Arn"] } } },
    },
    {
      lineWidth: 0,
      aliasDuplicateObjects: false,
      defaultStringType: "QUOTE_DOUBLE",
      defaultKeyType: "PLAIN",
      doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    },
  );
  return {
    id: "cloudformation",
    label: "CloudFormation",
    language: "yaml",
    filename: `iam-${kind}.yaml`,
    code: `# IAM ${kind}: ${commentText(name)}\n# For account ${account}\n${escapeInvisible(template)}`,
    note: `aws cloudformation deploy --region ${region} --template-file iam-${kind}.yaml --stack-name ${id}Stack --capabilities CAPABILITY_NAMED_IAM.${keyNote(identity)}`,
  };
}

/** The properties of the resource, as CloudFormation and CDK take them. */
function properties(identity: IdentityCode): object {
  const { kind, name, path, inline, managedPolicyArns, tags } = identity;
  return {
    ...(kind === "role" ? { RoleName: name } : { UserName: name }),
    Path: path,
    ...(identity.kind === "role" && {
      ...(identity.description !== null && { Description: identity.description.toWellFormed() }),
      AssumeRolePolicyDocument: identity.trust,
    }),
    ...(inline && { Policies: [{ PolicyName: inline.name, PolicyDocument: inline.document }] }),
    ...(managedPolicyArns.length > 0 && { ManagedPolicyArns: managedPolicyArns }),
    ...(tags.length > 0 && {
      Tags: tags.map(({ key, value }) => ({ Key: key.toWellFormed(), Value: value.toWellFormed() })),
    }),
  };
}
