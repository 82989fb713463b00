import { commentText } from "../snippets/quote.ts";
import { terraformLabel } from "./code-names.ts";
import { hclString } from "./hcl-string.ts";
import type { ApplicationProfileCode, CodeFile } from "./schema.ts";

/** Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrock_inference_profile */
export function terraform(profile: ApplicationProfileCode): CodeFile {
  const label = terraformLabel(profile.name);
  return {
    id: "terraform",
    label: "Terraform",
    language: "hcl",
    filename: `${label}.tf`,
    code: [header(profile), importBlock(label, profile), resource(label, profile)].join(""),
    note: `terraform init, then terraform plan. In a configuration that has a provider already, keep only what follows the provider block.${
      profile.arn
        ? " The import block takes the profile over without changing it; remove the block afterwards."
        : ""
    }`,
  };
}

function header({ name, region, account }: ApplicationProfileCode): string {
  return `# Profile: ${commentText(name)}
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

function importBlock(label: string, { arn }: ApplicationProfileCode): string {
  if (arn === null) return "";
  return `
import {
  to = aws_bedrock_inference_profile.${label}
  id = ${hclString(arn.slice(arn.lastIndexOf("/") + 1))}
}
`;
}

function resource(label: string, profile: ApplicationProfileCode): string {
  const { name, description, copyFrom } = profile;
  const attributes: [string, string][] = [["name", hclString(name)]];
  if (description !== null) attributes.push(["description", hclString(description)]);
  return `
resource "aws_bedrock_inference_profile" "${label}" {
${assignments(attributes, "  ")}

  model_source {
    copy_from = ${hclString(copyFrom)}
  }
${tagsArgument(profile)}${lifecycle(profile)}}
`;
}

function tagsArgument({ tags }: ApplicationProfileCode): string {
  if (tags.length === 0) return "";
  const pairs = tags.map(({ key, value }): [string, string] => [hclString(key), hclString(value)]);
  return `
  tags = {
${assignments(pairs, "    ")}
  }
`;
}

// A source that differs from the state means a new profile, and AWS never tells the source it copied.
function lifecycle({ arn }: ApplicationProfileCode): string {
  if (arn === null) return "";
  return `
  # AWS does not tell what a profile was copied from: without this line an imported one would be replaced.
  lifecycle {
    ignore_changes = [model_source]
  }
`;
}

/** One assignment a line, with the equals signs below each other as `terraform fmt` puts them. */
function assignments(pairs: readonly (readonly [string, string])[], indent: string): string {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `${indent}${left.padEnd(width)} = ${right}`).join("\n");
}
