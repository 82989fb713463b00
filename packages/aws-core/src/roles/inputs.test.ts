import { expect, test } from "vitest";
import { deployerTrust } from "./deployer-trust.ts";
import { deployerUserPermissions, UserPolicyTooLongError } from "./deployer-user.ts";
import { executionRolePermissions, executionRoleTrust } from "./execution-role.ts";
import { importRolePermissions } from "./import-role.ts";
import { roleDocumentKind } from "./role-documents.ts";
import {
  account,
  deployer,
  executionRole,
  importRole,
  keyArn,
  region,
  sampleInputs,
} from "./testing/sample-inputs.ts";

const place = { account, region };
const images = (image: string) => ({ ...executionRole, images: [image] });

test.each([
  ["account", { account: "1111" }],
  ["region", { region: "us-*" }],
  ["images", { images: [] }],
  ["images", { images: ["docker.io/vllm/vllm-openai:latest"] }],
  ["images", { images: ["763104351884.dkr.ecr.us-west-2.amazonaws.com/*:1"] }],
  ["bucket", { artefacts: { bucket: "team*", prefix: "" } }],
  ["bucket", { artefacts: { bucket: "a..b", prefix: "" } }],
  ["prefix", { artefacts: { bucket: "team-models", prefix: "a/*" } }],
  ["prefix", { artefacts: { bucket: "team-models", prefix: "/a" } }],
  ["prefix", { artefacts: { bucket: "team-models", prefix: "${aws:username}/" } }],
  ["artefactKeyArn", { artefactKeyArn: `arn:aws:kms:${region}:${account}:alias/models` }],
  ["secretArn", { secretArn: `arn:aws:secretsmanager:${region}:${account}:secret:*` }],
  ["vpc", { vpc: { subnets: [], securityGroups: ["sg-0a1b2c3d"] } }],
  ["vpc", { vpc: { subnets: ["subnet-*"], securityGroups: ["sg-0a1b2c3d"] } }],
  ["partition", { artefactKeyArn: keyArn.replace("arn:aws:", "arn:aws-cn:") }],
])("an execution role with a wrong %s is refused", (field, wrong) => {
  expect(() => executionRolePermissions({ ...executionRole, ...wrong })).toThrow(field);
});

test.each([
  ["namePrefix", { namePrefix: "*" }],
  ["namePrefix", { namePrefix: "a" }],
  ["namePrefix", { namePrefix: "search_" }],
  ["namePrefix", { namePrefix: "a--" }],
  ["executionRoleArn", { executionRoleArn: `arn:aws:iam::${account}:role/*` }],
  ["executionRoleArn", { executionRoleArn: "arn:aws:iam::999999999999:role/other" }],
  ["partition", { executionRoleArn: `arn:aws-cn:iam::${account}:role/a` }],
  ["ownerTag", { ownerTag: { key: "aws:team", value: "a" } }],
  ["ownerTag", { ownerTag: { key: "team", value: "*" } }],
  ["externalId", { externalId: "short" }],
  ["by", { by: { kind: "permission-set", account, name: "*" } }],
  ["by", { by: { kind: "role", roleArn: "*" } }],
])("a deployer role with a wrong %s is refused", (field, wrong) => {
  const { write } = roleDocumentKind("deployer-role");
  expect(() => write({ ...sampleInputs["deployer-role"], ...wrong })).toThrow(field);
});

test("an importer may pass only a role of its own account", () => {
  const { write } = roleDocumentKind("importer-policy");
  const importRoleArn = "arn:aws:iam::999999999999:role/import";
  expect(() => write({ ...sampleInputs["importer-policy"], importRoleArn })).toThrow("another account");
});

test("the image is pulled from its own registry and Region, each repository named once", () => {
  const image = "727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn/huggingface-vllm";
  const { Statement } = executionRolePermissions({
    account,
    region: "cn-northwest-1",
    images: [`${image}:1`, `${image}@sha256:${"a".repeat(64)}`],
  });
  expect(Statement.find(({ Sid }) => Sid === "PullTheImage")?.Resource).toEqual([
    "arn:aws-cn:ecr:cn-north-1:727897471807:repository/huggingface-vllm",
  ]);
  expect(() => executionRolePermissions(images("not an image"))).toThrow("images");
});

const read = (prefix: string) => {
  const [objects, bucket] = importRolePermissions({
    ...importRole,
    artefacts: { bucket: "team-models", prefix },
  }).Statement;
  return { objects: objects?.Resource, listed: bucket?.Condition?.["StringLike"] };
};

test("a folder, an object and a whole bucket are read, and nothing beside them", () => {
  const arn = "arn:aws:s3:::team-models";
  expect(read("qwen/")).toEqual({ objects: [`${arn}/qwen/*`], listed: { "s3:prefix": ["qwen", "qwen/*"] } });
  expect(read("qwen/model.tar.gz").objects).toEqual([
    `${arn}/qwen/model.tar.gz`,
    `${arn}/qwen/model.tar.gz/*`,
  ]);
  expect(read("")).toEqual({ objects: [`${arn}/*`], listed: undefined });
});

test("the bucket of another account is read when that account is named", () => {
  const { Statement } = importRolePermissions({
    ...importRole,
    artefacts: { ...importRole.artefacts, owner: "444455556666" },
  });
  expect(Statement[0]?.Condition).toEqual({ StringEquals: { "aws:ResourceAccount": "444455556666" } });
});

test("a key is used through the S3 of its Region and partition", () => {
  const inChina = { account, region: "cn-north-1", artefacts: importRole.artefacts };
  const { Statement } = importRolePermissions({
    ...inChina,
    artefactKeyArn: keyArn.replace("arn:aws:kms:us-west-2", "arn:aws-cn:kms:cn-north-1"),
  });
  expect(Statement.find(({ Sid }) => Sid === "DecryptModelFiles")?.Condition).toEqual({
    StringEquals: { "kms:ViaService": "s3.cn-north-1.amazonaws.com.cn" },
  });
});

const role = (name: string) =>
  `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_${name}_0123456789abcdef`;

test("a permission set is named so that one with a longer name is not taken in", () => {
  const trust = deployerTrust({ ...place, by: { kind: "permission-set", account, name: "Deploy" } });
  const pattern = String(trust.Statement[0]?.Condition?.["ArnLike"]?.["aws:PrincipalArn"]);
  const matches = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`);
  expect(role("Deploy")).toMatch(matches);
  expect(role("Deploy_Admin")).not.toMatch(matches);
  expect(role("ReDeploy")).not.toMatch(matches);
});

test("an account that is none makes no trust policy", () => {
  expect(() => executionRoleTrust({ account: "*" })).toThrow("account");
});

test("a user's policy that is too long says what to shorten", () => {
  const ownerTag = { key: "k".repeat(128), value: "v".repeat(256) };
  expect(() => deployerUserPermissions({ ...deployer, ownerTag })).toThrow(UserPolicyTooLongError);
  expect(() => deployerUserPermissions({ ...deployer, ownerTag })).toThrow("Shorten the tag");
});
