import type { PolicyName } from "../access/policies.ts";
import {
  derivedIamId,
  accessKeys,
  nameKey,
  policiesOf,
  rolesOf,
  usersOf,
  wholeSeconds,
} from "../services/iam/iam-rows.ts";
import type { RoleRow, UserRow } from "../services/iam/iam-rows.ts";
import type { RoleSeed } from "../world/scenario.ts";
import type { World } from "../world/world.ts";
import { companyAccount } from "./company-profiles.ts";

const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

/** The four policies that getting-started guides attach to every execution role. */
export const classicPolicies: readonly string[] = [
  "AmazonSageMakerFullAccess",
  "AmazonS3FullAccess",
  "CloudWatchLogsFullAccess",
  "AmazonEC2ContainerRegistryFullAccess",
].map(aws);

/** The five policies of the deployer in the same guides; IAMFullAccess makes it an administrator. */
export const deployerPolicies: readonly string[] = [
  "AmazonSageMakerFullAccess",
  "AWSCloudFormationFullAccess",
  "IAMFullAccess",
  "AmazonEC2ContainerRegistryFullAccess",
  "AmazonS3FullAccess",
].map(aws);

/** The deployer's key, made 400 days before the scenario is loaded. */
export const deployerKeyId = "AKIAIAMQDEPLOYER2024";
const deployerKeyAgeDays = 400;
const msPerDay = 86_400_000;

const trust = (
  principal: object,
  condition?: object,
  actions: string | string[] = "sts:AssumeRole",
): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: principal, Action: actions, ...(condition && { Condition: condition }) },
    ],
  });

const toService = (service: string, condition?: object): string => trust({ Service: service }, condition);

const forOwnAccount = { StringEquals: { "aws:SourceAccount": companyAccount } };

const document = (...statements: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

const role = (name: string, row: Pick<RoleRow, "trust" | "createdAt"> & Partial<RoleRow>): RoleRow => ({
  kind: "role",
  id: derivedIamId("AROA", `${companyAccount} ${name}`),
  account: companyAccount,
  name,
  path: "/",
  tags: {},
  maxSessionSeconds: 3600,
  attached: [],
  inline: {},
  ...row,
});

const user = (name: string, row: Pick<UserRow, "createdAt"> & Partial<UserRow>): UserRow => ({
  kind: "user",
  id: derivedIamId("AIDA", `${companyAccount} ${name}`),
  account: companyAccount,
  name,
  path: "/",
  tags: {},
  attached: [],
  inline: {},
  ...row,
});

const leastPrivilege = document(
  {
    Sid: "ReadModelArtefacts",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:ListBucket"],
    Resource: [
      `arn:aws:s3:::quarry-models-${companyAccount}`,
      `arn:aws:s3:::quarry-models-${companyAccount}/*`,
    ],
    Condition: { StringEquals: { "aws:ResourceAccount": companyAccount } },
  },
  {
    Sid: "PullImages",
    Effect: "Allow",
    Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    Resource: "arn:aws:ecr:*:763104351884:repository/*",
  },
  { Sid: "SignInToRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
  {
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    Resource: `arn:aws:logs:*:${companyAccount}:log-group:/aws/sagemaker/*`,
  },
  {
    Sid: "WriteMetrics",
    Effect: "Allow",
    Action: "cloudwatch:PutMetricData",
    Resource: "*",
    Condition: { StringLike: { "cloudwatch:namespace": ["AWS/SageMaker", "/aws/sagemaker/*"] } },
  },
);

const importPolicy = document({
  Sid: "ReadModelArtefacts",
  Effect: "Allow",
  Action: ["s3:GetObject", "s3:ListBucket"],
  Resource: [
    `arn:aws:s3:::quarry-imports-${companyAccount}`,
    `arn:aws:s3:::quarry-imports-${companyAccount}/*`,
  ],
  Condition: { StringEquals: { "aws:ResourceAccount": companyAccount } },
});

const studioMadePolicy = "AmazonSageMaker-ExecutionPolicy-20240110T101010";

const companyRoles = (): RoleRow[] => [
  role("SageMakerExecutionRoleLLM", {
    description: "Execution role for SageMaker",
    createdAt: "2024-08-22T08:15:30Z",
    trust: toService("sagemaker.amazonaws.com"),
    attached: [...classicPolicies],
  }),
  role("quarry-execution", {
    description: "Least privilege execution role for endpoints",
    createdAt: "2026-03-02T10:00:00Z",
    tags: { "quarry:managed-by": "quarry", Team: "platform" },
    trust: toService("sagemaker.amazonaws.com", forOwnAccount),
    inline: { "quarry-execution": leastPrivilege },
  }),
  role("AmazonSageMaker-ExecutionRole-20240110T101010", {
    description: "SageMaker execution role created from the SageMaker AWS Management Console.",
    path: "/service-role/",
    createdAt: "2024-01-10T10:10:12Z",
    trust: toService("sagemaker.amazonaws.com"),
    attached: [
      `arn:aws:iam::${companyAccount}:policy/service-role/${studioMadePolicy}`,
      aws("AmazonSageMakerFullAccess"),
    ],
  }),
  role("batch-workers", {
    description: "Instances of the nightly batch",
    createdAt: "2023-05-05T05:05:05Z",
    trust: toService("ec2.amazonaws.com"),
    attached: [aws("AmazonS3ReadOnlyAccess")],
  }),
  role("AmazonBedrockModelImportRole", {
    description: "Lets Bedrock read model artefacts for import jobs",
    createdAt: "2025-06-18T12:30:00Z",
    trust: toService("bedrock.amazonaws.com", {
      ...forOwnAccount,
      ArnEquals: { "aws:SourceArn": `arn:aws:bedrock:us-east-1:${companyAccount}:model-import-job/*` },
    }),
    inline: { "model-import": importPolicy },
  }),
];

const companyUsers = (): UserRow[] => [
  user("quarry", {
    id: "AIDAQUARRY0000000001",
    createdAt: "2025-11-03T09:00:00Z",
    attached: [aws("AdministratorAccess")],
    rules: ["administrator"],
  }),
  user("sagemaker-deployer", { createdAt: "2024-08-22T08:12:00Z", attached: [...deployerPolicies] }),
];

/** What named rules look like to somebody who asks IAM. */
const policiesOfRules: Partial<Record<PolicyName, Pick<RoleRow, "attached" | "boundary">>> = {
  administrator: { attached: [aws("AdministratorAccess")] },
  "read-only": { attached: [aws("ReadOnlyAccess")] },
  "studio-project": {
    attached: [aws("SageMakerStudioProjectUserRolePolicy")],
    boundary: aws("SageMakerStudioProjectUserRolePermissionsBoundary"),
  },
};

/** A scenario's role as IAM tells it; a session may carry tags and a source identity. */
function scenarioRole(seed: RoleSeed): RoleRow {
  const names = seed.trusts.map((name) => (/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name));
  const condition =
    seed.externalId === undefined ? undefined : { StringEquals: { "sts:ExternalId": seed.externalId } };
  const rules = seed.policies ?? ["administrator"];
  const actions = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];
  return role(seed.name, {
    id: derivedIamId("AROA", `${seed.account} ${seed.name}`),
    account: seed.account,
    createdAt: "2025-11-03T09:00:00Z",
    trust: trust({ AWS: names }, condition, actions),
    tags: { ...seed.tags },
    rules,
    ...Object.assign({}, ...rules.map((rule) => policiesOfRules[rule])),
  });
}

/** Puts the scenario's roles and the company's roles, users, policies and keys into the tables. */
export function seedIdentities({
  tables,
  clock,
  scenario,
}: Pick<World, "tables" | "clock" | "scenario">): void {
  for (const row of [...scenario().roles.map(scenarioRole), ...companyRoles()])
    rolesOf(tables, row.account).set(nameKey(row.name), row);
  for (const row of companyUsers()) usersOf(tables, row.account).set(nameKey(row.name), row);
  policiesOf(tables, companyAccount).set(nameKey(studioMadePolicy), {
    id: derivedIamId("ANPA", studioMadePolicy),
    account: companyAccount,
    name: studioMadePolicy,
    path: "/service-role/",
    tags: {},
    document: document({
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: ["arn:aws:s3:::sagemaker-studio-*"],
    }),
    createdAt: "2024-01-10T10:10:11Z",
  });
  accessKeys(tables).set(deployerKeyId, {
    id: deployerKeyId,
    account: companyAccount,
    userName: "sagemaker-deployer",
    status: "Active",
    createdAt: wholeSeconds(new Date(clock.now().getTime() - deployerKeyAgeDays * msPerDay)),
  });
}
