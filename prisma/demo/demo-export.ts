import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** What a demo export tells of: an agent app of a Unified Studio project. */
export interface DemoApp {
  name: string;
  exportId: string;
  domainId: string;
  projectId: string;
  exportProjectId: string;
  region: string;
  account: string;
  modelArns: readonly string[];
}

/** A zip of the shape the Bedrock IDE exports, with the profiles' ARNs where such files hold them. */
export async function demoExport(app: DemoApp): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(filesOf(app))) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date("2026-11-02T09:00:00Z") });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function filesOf(app: DemoApp): Record<string, string> {
  return {
    "README.md": `# ${app.name}\n\nDeploy with deployApp.sh.\n`,
    [`amazon-bedrock-ide-app-stack-${app.exportId}.json`]: pretty(parentStack(app)),
    "agent-stack.json": pretty(agentStack(app)),
    "provisioning-inline-policy.json": pretty(provisioningPolicy),
    "deployApp.sh": "#!/usr/bin/env bash\nset -euo pipefail\n",
  };
}

function parentStack({ name, domainId, projectId, exportProjectId, account }: DemoApp) {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `Bedrock IDE app ${name}`,
    Metadata: { exportProjectId, domainId },
    Resources: {
      AgentStack: {
        Type: "AWS::CloudFormation::Stack",
        Properties: {
          Parameters: {
            bedrockServiceRoleArn: `arn:aws:iam::${account}:role/AmazonBedrockServiceRole-${projectId}-7c2kq1`,
          },
        },
      },
    },
  };
}

function agentStack({ name, modelArns }: DemoApp) {
  const [first = "", ...others] = modelArns;
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Parameters: { inferenceProfileArn: { Type: "String", Default: first } },
    Resources: {
      Agent: {
        Type: "AWS::Bedrock::Agent",
        Properties: { AgentName: name, FoundationModel: { Ref: "inferenceProfileArn" } },
      },
      ...Object.fromEntries(others.map((arn, index) => [`Prompt${index}`, promptResource(name, arn)])),
    },
  };
}

function promptResource(name: string, modelId: string) {
  const variants = JSON.stringify([{ name: "default", modelId, templateType: "TEXT" }]);
  return { Type: "AWS::Bedrock::Prompt", Properties: { Name: `${name}-prompt`, VariantsText: variants } };
}

const provisioningPolicy = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
      Resource: "arn:aws:bedrock:*:*:application-inference-profile/*",
    },
  ],
};

const pretty = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
