import { typescriptLiteral } from "../../as-code/escape-invisible.ts";
import type { CodeFile } from "../../as-code/schema.ts";
import { commentText } from "../../snippets/quote.ts";
import { identityId, keyNote } from "./identity-names.ts";
import { nestedLiteral } from "./nested-literal.ts";
import type { IdentityCode } from "./schema.ts";

/**
 * The construct that AWS generates from its schema: it takes the documents as they are, and grants add nothing.
 *
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.CfnRole.html
 */
export function cdkTypescript(identity: IdentityCode): CodeFile {
  const { kind, name, region, account } = identity;
  const id = identityId(identity);
  return {
    id: "cdk-typescript",
    label: "CDK (TypeScript)",
    language: "typescript",
    filename: `iam-${kind}.ts`,
    code: `import { App, CfnOutput, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";

const app = new App();
const stack = new Stack(app, "${id}Stack", {
    env: { account: ${typescriptLiteral(account)}, region: ${typescriptLiteral(region)} },
});

// IAM ${kind}: ${commentText(name)}
const identity = new iam.Cfn${kind === "role" ? "Role" : "User"}(stack, "${id}", {
${properties(identity)
  .map(([property, value]) => `    ${property}: ${nestedLiteral(value, typescriptLiteral, "    ")},\n`)
  .join("")}});

new CfnOutput(stack, "Arn", { value: identity.attrArn });
`,
    note: `npm install aws-cdk-lib constructs, then cdk deploy.${keyNote(identity)}`,
  };
}

function properties(identity: IdentityCode): [string, unknown][] {
  const { kind, name, path, inline, managedPolicyArns, tags } = identity;
  const pairs: [string, unknown][] = [
    [kind === "role" ? "roleName" : "userName", name],
    ["path", path],
  ];
  if (identity.kind === "role") {
    if (identity.description !== null) pairs.push(["description", identity.description]);
    pairs.push(["assumeRolePolicyDocument", identity.trust]);
  }
  if (inline) pairs.push(["policies", [{ policyName: inline.name, policyDocument: inline.document }]]);
  if (managedPolicyArns.length > 0) pairs.push(["managedPolicyArns", managedPolicyArns]);
  if (tags.length > 0) pairs.push(["tags", tags]);
  return pairs;
}
