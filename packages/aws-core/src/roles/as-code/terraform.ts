import { hclString } from "../../as-code/hcl-string.ts";
import type { CodeFile } from "../../as-code/schema.ts";
import type { PolicyStatement } from "../../policies/policy-document.ts";
import { commentText } from "../../snippets/quote.ts";
import type { TrustStatement } from "../trust-document.ts";
import { identityLabel, keyNote } from "./identity-names.ts";
import type { IdentityCode } from "./schema.ts";

/** Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role */
export function terraform(identity: IdentityCode): CodeFile {
  const label = identityLabel(identity);
  const { inline } = identity;
  return {
    id: "terraform",
    label: "Terraform",
    language: "hcl",
    filename: `${label}.tf`,
    code: [
      header(identity),
      identity.kind === "role" ? dataBlock(`${label}_trust`, identity.trust.Statement) : "",
      inline ? dataBlock(label, inline.document.Statement) : "",
      resource(label, identity),
      inline ? inlineBlock(label, identity, inline.name) : "",
      ...identity.managedPolicyArns.map((arn, index) => attachment(label, identity, { arn, index })),
    ]
      .filter((part) => part !== "")
      .join("\n"),
    note: `terraform init, then terraform plan. In a configuration that has a provider already, keep only what follows the provider block.${keyNote(identity)}`,
  };
}

function header({ kind, name, region, account }: IdentityCode): string {
  return `# IAM ${kind}: ${commentText(name)}
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

provider "aws" {
  region              = ${hclString(region)}
  allowed_account_ids = [${hclString(account)}]
}
`;
}

function dataBlock(label: string, statements: readonly (PolicyStatement | TrustStatement)[]): string {
  return `data "aws_iam_policy_document" "${label}" {\n${statements.map(statementBlock).join("\n")}}\n`;
}

function statementBlock(statement: PolicyStatement | TrustStatement): string {
  const { Sid, Effect, Action } = statement;
  const pairs: [string, string][] = [
    ["sid", hclString(Sid)],
    ["effect", hclString(Effect)],
    ["actions", list(Action)],
    ...("Resource" in statement ? [["resources", list(statement.Resource)] satisfies [string, string]] : []),
  ];
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, values]) =>
      block("condition", [
        ["test", hclString(test)],
        ["variable", hclString(variable)],
        ["values", list([values].flat())],
      ]),
    ),
  );
  const principals =
    "Principal" in statement
      ? Object.entries(statement.Principal).map(([type, identifiers]) =>
          block("principals", [
            ["type", hclString(type)],
            ["identifiers", list(identifiers)],
          ]),
        )
      : [];
  const blocks = [...principals, ...conditions].map((one) => `\n${one}`).join("");
  return `  statement {\n${assignments(pairs, "    ")}\n${blocks}  }\n`;
}

function block(head: string, pairs: readonly (readonly [string, string])[]): string {
  return `    ${head} {\n${assignments(pairs, "      ")}\n    }\n`;
}

function resource(label: string, identity: IdentityCode): string {
  const pairs: [string, string][] = [
    ["name", hclString(identity.name)],
    ["path", hclString(identity.path)],
  ];
  if (identity.kind === "role") {
    if (identity.description !== null) pairs.push(["description", hclString(identity.description)]);
    pairs.push(["assume_role_policy", `data.aws_iam_policy_document.${label}_trust.json`]);
  }
  const tags = identity.tags.map(({ key, value }): [string, string] => [hclString(key), hclString(value)]);
  const tagged = tags.length === 0 ? "" : `\n  tags = {\n${assignments(tags, "    ")}\n  }\n`;
  return `resource "aws_iam_${identity.kind}" "${label}" {\n${assignments(pairs, "  ")}\n${tagged}}\n`;
}

function inlineBlock(label: string, { kind }: IdentityCode, name: string): string {
  return `resource "aws_iam_${kind}_policy" "${label}" {
${assignments(
  [
    ["name", hclString(name)],
    [kind, `aws_iam_${kind}.${label}.name`],
    ["policy", `data.aws_iam_policy_document.${label}.json`],
  ],
  "  ",
)}
}
`;
}

function attachment(
  label: string,
  { kind }: IdentityCode,
  { arn, index }: { arn: string; index: number },
): string {
  return `resource "aws_iam_${kind}_policy_attachment" "${label}_${index + 1}" {
${assignments(
  [
    [kind, `aws_iam_${kind}.${label}.name`],
    ["policy_arn", hclString(arn)],
  ],
  "  ",
)}
}
`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(hclString).join(", ")}]`;
}

/** One assignment a line, with the equals signs below each other as `terraform fmt` puts them. */
function assignments(pairs: readonly (readonly [string, string])[], indent: string): string {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `${indent}${left.padEnd(width)} = ${right}`).join("\n");
}
