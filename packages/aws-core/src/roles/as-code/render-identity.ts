import type { z } from "zod";
import type { CodeFile } from "../../as-code/schema.ts";
import { awsCli } from "./aws-cli.ts";
import { cdkPython } from "./cdk-python.ts";
import { cdkTypescript } from "./cdk-typescript.ts";
import { cloudformation } from "./cloudformation.ts";
import { IdentityCode } from "./schema.ts";
import { terraform } from "./terraform.ts";

const formats = [terraform, cdkTypescript, cdkPython, cloudformation, awsCli] as const;

/**
 * Writes a role or user as code, with its documents, in the order that the files are shown. An access key is never
 * part of it.
 *
 * @throws ZodError when a text is not IAM's, or holds what CloudFormation or CDK would replace
 */
export function renderIdentity(input: z.input<typeof IdentityCode>): CodeFile[] {
  const identity = IdentityCode.parse(input);
  return formats.map((render) => render(identity));
}
