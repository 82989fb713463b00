import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { CreateModelCommand, DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import type { ContainerDefinition } from "@aws-sdk/client-sagemaker";
import { describe, expect } from "vitest";
import { roleThatMay } from "./testing/s3-roles.ts";
import { componentSpecification, executionRole, test, tgiImage } from "./testing/hosting-test.ts";

const narrowRole = "arn:aws:iam::111122223333:role/quarry-execution";
const models = "s3://quarry-models-111122223333";
const file = (url: string): ContainerDefinition => ({ Image: tgiImage, ModelDataUrl: url });
const folder = (S3Uri: string): ContainerDefinition => ({
  Image: tgiImage,
  ModelDataSource: { S3DataSource: { S3Uri, S3DataType: "S3Prefix", CompressionType: "None" } },
});
const modelOf = (PrimaryContainer: ContainerDefinition, ExecutionRoleArn = executionRole) =>
  new CreateModelCommand({ ModelName: "from-s3", PrimaryContainer, ExecutionRoleArn });

describe("a model from S3", () => {
  for (const container of [file(`${models}/bge-m3/model.tar.gz`), folder(`${models}/llama-3.1-8b/`)]) {
    test(`is made of ${container.ModelDataUrl ?? "a folder"}`, async ({ clients: { sagemaker } }) => {
      for (const role of [executionRole, narrowRole]) {
        const made = modelOf(container, role);
        await sagemaker.send(new CreateModelCommand({ ...made.input, ModelName: role.split("/").at(-1) }));
      }
    });
  }

  for (const [what, container, url] of [
    ["key", file(`${models}/none/model.tar.gz`), `${models}/none/model.tar.gz`],
    ["folder", folder(`${models}/none/`), `${models}/none/`],
    ["bucket", file("s3://quarry-none/model.tar.gz"), "s3://quarry-none/model.tar.gz"],
  ] as const) {
    test(`is refused at once when there is no such ${what}`, async ({ clients: { sagemaker } }) => {
      await expect(sagemaker.send(modelOf(container))).rejects.toMatchObject({
        name: "ValidationException",
        message: `Could not find model data at ${url}.`,
      });
    });
  }

  for (const [what, container, role] of [
    [
      "the role may not read",
      file("s3://sagemaker-us-west-2-111122223333/churn-scores-2026-02-11/output/model.tar.gz"),
      narrowRole,
    ],
    [
      "is there or not, where the role may not even list",
      file("s3://sagemaker-us-west-2-111122223333/none.tar.gz"),
      narrowRole,
    ],
    [
      "is a folder that the role may not list",
      folder("s3://sagemaker-us-west-2-111122223333/churn-scores-2026-02-11/"),
      narrowRole,
    ],
    ["lies in another Region", folder("s3://quarry-models-eu-111122223333/zephyr-7b-beta/"), executionRole],
    ["belongs to another account", file("s3://claims-models-444455556666/fraud/model.tar.gz"), executionRole],
  ] as const) {
    test(`is refused when it ${what}`, async ({ clients: { sagemaker } }) => {
      await expect(sagemaker.send(modelOf(container, role))).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringMatching(
          new RegExp(
            `^Could not access model data at s3://.*role "${role}" exists.*is located in us-west-2\\.`,
          ),
        ),
      });
    });
  }
});

test("a folder needs leave to list, an archive only to be read", async ({
  clients: { sagemaker, iam },
  hosting,
}) => {
  const reader = await roleThatMay(iam, "s3:GetObject");
  hosting.advance(10);
  await sagemaker.send(modelOf(file(`${models}/bge-m3/model.tar.gz`), reader));
  const ofFolder = modelOf(folder(`${models}/llama-3.1-8b/`), reader);
  await expect(
    sagemaker.send(new CreateModelCommand({ ...ofFolder.input, ModelName: "folder" })),
  ).rejects.toThrow("Could not access model data");
});

const kept = { Bucket: "quarry-models-111122223333", Key: "short-lived/model.tar.gz" };
const address = `s3://${kept.Bucket}/${kept.Key}`;
const reason = `Failed to download model data for container "container_1" from URL: "${address}". Please ensure that there is an object located at the URL and that the role passed to CreateModel has permissions to download the object..`;

describe("a model whose artefact has gone since", () => {
  test("keeps an endpoint from coming up, and says which", async ({ hosting, clients: { s3 } }) => {
    await s3.send(new PutObjectCommand({ ...kept, Body: "weights" }));
    const container = { Environment: {}, ModelDataUrl: address };
    await hosting.model("gone", container);
    await hosting.config("gone");
    await s3.send(new DeleteObjectCommand(kept));
    await hosting.endpoint("gone");
    hosting.advance(300);
    expect(await hosting.describe("gone")).toMatchObject({ EndpointStatus: "Failed", FailureReason: reason });
  });

  test("keeps a component from coming up", async ({ hosting, clients: { s3, sagemaker } }) => {
    await s3.send(new PutObjectCommand({ ...kept, Body: "weights" }));
    await hosting.model("gone", { Environment: {}, ModelDataUrl: address });
    await hosting.deployForComponents("carrier");
    await s3.send(new DeleteObjectCommand(kept));
    const { Container: _container, ...needs } = componentSpecification;
    await hosting.component("gone-ic", "carrier", { specification: { ...needs, ModelName: "gone" } });
    hosting.advance(1500);
    const described = new DescribeInferenceComponentCommand({ InferenceComponentName: "gone-ic" });
    expect(await sagemaker.send(described)).toMatchObject({
      InferenceComponentStatus: "Failed",
      FailureReason: reason,
    });
  });
});

describe("weights from S3", () => {
  for (const [name, status] of [
    ["llama-3.1-8b", "InService"],
    ["llama-3.1-70b", "Failed"],
  ] as const) {
    test(`of ${name} end ${status} on 24 GB`, async ({ hosting }) => {
      const { Image: _image, ...data } = folder(`${models}/${name}/`);
      await hosting.deploy("sized", { container: { Environment: {}, ...data } });
      hosting.advance(1500);
      expect(await hosting.status("sized")).toBe(status);
    });
  }
});
