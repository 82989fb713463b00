import { pythonLiteral } from "../../as-code/escape-invisible.ts";
import type { CodeFile } from "../../as-code/schema.ts";
import { commentText } from "../../snippets/quote.ts";
import { identityId, keyNote } from "./identity-names.ts";
import { nestedLiteral } from "./nested-literal.ts";
import type { IdentityCode } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_iam/CfnRole.html */
export function cdkPython(identity: IdentityCode): CodeFile {
  const { kind, name, region, account, tags } = identity;
  const id = identityId(identity);
  return {
    id: "cdk-python",
    label: "CDK (Python)",
    language: "python",
    filename: `iam_${kind}.py`,
    code: `from aws_cdk import ${["App", "CfnOutput", ...(tags.length > 0 ? ["CfnTag"] : []), "Environment", "Stack"].join(", ")}
from aws_cdk import aws_iam as iam

app = App()
stack = Stack(
    app,
    "${id}Stack",
    env=Environment(account=${pythonLiteral(account)}, region=${pythonLiteral(region)}),
)

# IAM ${kind}: ${commentText(name)}
identity = iam.${construct(identity)}(
    stack,
    "${id}",
${keywords(identity)
  .map(([word, value]) => `    ${word}=${value},\n`)
  .join("")})

CfnOutput(stack, "Arn", value=identity.attr_arn)

app.synth()
`,
    note: `pip install aws-cdk-lib, then cdk deploy.${keyNote(identity)}`,
  };
}

const document = (value: unknown, indent = "    ") => nestedLiteral(value, pythonLiteral, indent);

const construct = ({ kind }: IdentityCode): string => (kind === "role" ? "CfnRole" : "CfnUser");

function keywords(identity: IdentityCode): [string, string][] {
  const { kind, name, path, inline, managedPolicyArns, tags } = identity;
  const words: [string, string][] = [
    [kind === "role" ? "role_name" : "user_name", pythonLiteral(name)],
    ["path", pythonLiteral(path)],
  ];
  if (identity.kind === "role") {
    if (identity.description !== null) words.push(["description", pythonLiteral(identity.description)]);
    words.push(["assume_role_policy_document", document(identity.trust)]);
  }
  if (inline) {
    words.push([
      "policies",
      `[
        iam.${construct(identity)}.PolicyProperty(
            policy_name=${pythonLiteral(inline.name)},
            policy_document=${document(inline.document, "            ")},
        ),
    ]`,
    ]);
  }
  if (managedPolicyArns.length > 0) words.push(["managed_policy_arns", document(managedPolicyArns)]);
  if (tags.length > 0) {
    const lines = tags.map(
      ({ key, value }) => `        CfnTag(key=${pythonLiteral(key)}, value=${pythonLiteral(value)}),\n`,
    );
    words.push(["tags", `[\n${lines.join("")}    ]`]);
  }
  return words;
}
