import type { RoleDocumentId } from "../role-documents.ts";

export const account = "111122223333";
export const region = "us-west-2";
const place = { account, region };

export const image = `763104351884.dkr.ecr.${region}.amazonaws.com/huggingface-vllm:0.25.1-gpu`;
export const keyArn = `arn:aws:kms:${region}:${account}:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0`;
export const secretArn = `arn:aws:secretsmanager:${region}:${account}:secret:quarry/hub-token-AbCdEf`;
export const executionRoleArn = `arn:aws:iam::${account}:role/quarry/QuarryExecution`;
const artefacts = { bucket: "team-models", prefix: "qwen/3-8b/" };
const vpc = { subnets: ["subnet-0a1b2c3d", "subnet-0123456789abcdef0"], securityGroups: ["sg-0a1b2c3d"] };

export const executionRole = { ...place, images: [image], artefacts };
const answers = { bucket: "team-answers", prefix: "out/" };
export const wholeExecutionRole = { ...executionRole, answers, artefactKeyArn: keyArn, secretArn, vpc };
export const importRole = { ...place, artefacts };
export const deployer = { ...place, namePrefix: "search-", executionRoleArn };

const importer = { ...place, artefacts, importRoleArn: executionRoleArn, artefactKeyArn: keyArn };
const profile = {
  profileArn: `arn:aws:bedrock:${region}:${account}:application-inference-profile/hsl5b7kh1279`,
  baseModelId: "anthropic.claude-sonnet-4-20250514-v1:0",
  destinationRegions: ["us-east-1"],
  routing: "us",
};

/** Something to fill into every kind of documents, with everything that may be left out. */
export const sampleInputs: Readonly<Record<RoleDocumentId, object>> = {
  "execution-role": wholeExecutionRole,
  "execution-role-classic": place,
  "deployer-role": {
    ...deployer,
    ownerTag: { key: "quarry:team", value: "search" },
    by: { kind: "permission-set", account, name: "Deployers" },
    externalId: "b5f6c0de-1234-4cde-9abc-0123456789ab",
  },
  "deployer-user": { ...deployer, ownerTag: { key: "quarry:team", value: "search" } },
  "deployer-user-classic": place,
  "import-role": { ...importRole, artefactKeyArn: keyArn, vpc, sharedWithNotebook: true },
  "importer-role": importer,
  "importer-policy": importer,
  "profile-manager-policy": { account, regions: [region], tags: [{ key: "Team", value: "search" }] },
  "profile-caller-policy": profile,
  "studio-caller-policy": { ...profile, projectId: "5elox3qmz8kyz4" },
};
