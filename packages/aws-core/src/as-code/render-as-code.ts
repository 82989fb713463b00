import { awsCli } from "./aws-cli.ts";
import { cdkPython } from "./cdk-python.ts";
import { cdkTypescript } from "./cdk-typescript.ts";
import { cloudformation } from "./cloudformation.ts";
import { crossRegionPython } from "./cross-region-python.ts";
import { crossRegionTypescript } from "./cross-region-typescript.ts";
import { AsCodeInput, type CodeFile } from "./schema.ts";
import { terraform } from "./terraform.ts";

const applicationFiles = [terraform, cdkTypescript, cdkPython, cloudformation, awsCli] as const;

const systemFiles = [crossRegionTypescript, crossRegionPython] as const;

/**
 * Writes a profile as code, in the order the files are shown. An application inference profile comes in every
 * format and is taken over, where the format can, when its ARN is known; a system-defined profile, which only AWS
 * makes, comes as the CDK object that names it.
 *
 * @throws ZodError when an ARN is of another kind, Region or account than the profile, when two tags have one key,
 *   or when a text holds what CloudFormation or CDK would replace
 */
export function renderAsCode(input: AsCodeInput): CodeFile[] {
  const profile = AsCodeInput.parse(input);
  if (profile.type === "SYSTEM_DEFINED") return systemFiles.map((render) => render(profile));
  return applicationFiles.map((render) => render(profile));
}
