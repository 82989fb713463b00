import { DocumentsInput } from "@quarry/domain/roles/schema";
import { expect, test } from "vitest";
import { fieldsOf, inputOf, textOf } from "./identity-fields.ts";

const place = { account: "111122223333", region: "us-west-2" };
const image = "763104351884.dkr.ecr.us-west-2.amazonaws.com/huggingface-vllm:0.25.1-gpu";
const executionRoleArn = "arn:aws:iam::111122223333:role/quarry-execution";
const written = (id: Parameters<typeof inputOf>[0], values: Record<string, string>) =>
  DocumentsInput.safeParse({ id, ...inputOf(id, { ...place, ...values }, "with place") });

test("an execution role needs an image, and leaves out what nobody has filled in", () => {
  expect(inputOf("execution-role", { ...place, images: ` ${image}, ${image}\n` }, "with place")).toEqual({
    ...place,
    images: [image, image],
  });
  expect(written("execution-role", {}).error?.issues[0]?.message).toContain("Name the image");
});

test("a folder without a bucket asks for the bucket, and a bucket needs no folder", () => {
  const lonely = written("execution-role", { images: image, prefix: "qwen/" });
  expect(lonely.error?.issues.map(({ path }) => path.join("."))).toEqual(["artefacts.bucket"]);
  expect(written("execution-role", { images: image, bucket: "team-models" }).success).toBe(true);
});

test("subnets without security groups ask for those", () => {
  const { error } = written("execution-role", { images: image, subnets: "subnet-0123456789abcdef0" });
  expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["vpc.securityGroups"]);
});

test.each([
  ["account", { by: "account", byAccount: "999999999999" }],
  ["role", { by: "role", byName: executionRoleArn }],
  ["permission-set", { by: "permission-set", byAccount: "111122223333", byName: "Deployers" }],
])("a deployer's role that a %s assumes", (kind, by) => {
  const parsed = written("deployer-role", { namePrefix: "search-", executionRoleArn, ...by });
  expect(parsed.data).toMatchObject({ by: { kind } });
});

test("account and Region are left out where a request names them itself", () => {
  const input = inputOf(
    "deployer-user",
    { ...place, namePrefix: "search-", executionRoleArn },
    "without place",
  );
  expect(input).toEqual({ namePrefix: "search-", executionRoleArn });
});

test("every kind can be filled in, and no field of it is asked for twice", () => {
  for (const { shape } of DocumentsInput.options) {
    const kind = shape.id.value;
    const { needed, optional } = fieldsOf(kind);
    const names = [...needed, ...optional];
    expect(new Set(names).size).toBe(names.length);
    const groups = new Set(names.map((name) => textOf(name).path.split(".")[0]));
    for (const [key, schema] of Object.entries(shape)) {
      const isFilled = groups.has(key) || ["id", "by"].includes(key);
      expect(isFilled || schema.safeParse(undefined).success, `${kind}.${key}`).toBe(true);
    }
  }
});
