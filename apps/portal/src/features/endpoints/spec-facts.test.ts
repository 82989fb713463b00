import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { expect, test } from "vitest";
import { specFacts } from "./spec-facts.ts";

const spec: DeploymentSpec = {
  name: "twin-llama",
  region: "us-west-2",
  roleArn: "arn:aws:iam::111122223333:role/quarry-execution",
  model: {
    source: "hub",
    repository: "mlabonne/TwinLlama-3.1-8B",
    revision: "0123456789abcdef0123456789abcdef01234567",
    access: { kind: "open" },
  },
  image: { from: "aws", kind: "huggingface-vllm", version: "0.25.1" },
  environment: {},
  placement: { mode: "MODEL_BASED" },
  instances: { type: "ml.g5.xlarge", count: 1, managed: null, volumeGb: null },
  scaling: null,
  timeouts: { download: 1200, startup: 90 },
  network: { vpc: null, isolated: false, kmsKey: null },
  async: null,
  tags: [],
};

const factsOf = (part: Partial<DeploymentSpec>) =>
  Object.fromEntries(specFacts({ ...spec, ...part }).map(({ label, value }) => [label, value]));

test("a plain endpoint is told in a few words", () => {
  expect(factsOf({})).toEqual({
    "Model of the Hugging Face Hub": "mlabonne/TwinLlama-3.1-8B at 01234567",
    "Image of AWS": "huggingface-vllm 0.25.1",
    Instances: "1 × ml.g5.xlarge",
    Placement: "Directly on the instances",
    Scaling: "None: as many as were asked for",
    "Time-outs": "20 min for the model, 90 s for the container",
    Network: "SageMaker’s own",
    "Execution role": "arn:aws:iam::111122223333:role/quarry-execution",
  });
});

test("a model of the Hub is linked at the commit that is served", () => {
  const [model] = specFacts(spec);
  expect(model?.href).toBe(
    "https://huggingface.co/mlabonne/TwinLlama-3.1-8B/tree/0123456789abcdef0123456789abcdef01234567",
  );
});

test("components, scaling, a network of one's own and answers in S3 are told", () => {
  const facts = factsOf({
    model: { source: "s3", uri: "s3://models/llama/" },
    image: { from: "own", uri: "111122223333.dkr.ecr.us-west-2.amazonaws.com/mine:1", body: "raw" },
    placement: {
      mode: "INFERENCE_COMPONENT_BASED",
      copies: 2,
      accelerators: 1,
      cpus: 2.5,
      memoryMib: 4096,
    },
    instances: { type: "ml.g5.xlarge", count: 1, managed: { least: 0, most: 3 }, volumeGb: 64 },
    scaling: { minimum: 0, maximum: 3, target: 60, scaleInCooldown: 300, scaleOutCooldown: 60 },
    network: {
      vpc: { subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"] },
      isolated: true,
      kmsKey: "alias/volumes",
    },
    async: {
      outputPath: "s3://answers/",
      failurePath: null,
      concurrentPerInstance: 1,
      successTopic: null,
      errorTopic: null,
    },
  });
  expect(facts).toMatchObject({
    "Model in S3": "s3://models/llama/",
    "Image of your own": "111122223333.dkr.ecr.us-west-2.amazonaws.com/mine:1",
    Instances: "1 × ml.g5.xlarge, SageMaker keeps 0 to 3, 64 GB each",
    Placement: "As a component: 2 copies, each with 1 GPU, 2.5 CPUs, 4,096 MiB",
    Scaling: "0 to 3 copies, for 60 calls a minute each",
    Network: "subnet-0a1b2c3d with sg-0a1b2c3d, the container cut off",
    "Volume key": "alias/volumes",
    "Answers go to": "s3://answers/",
  });
});

test("a gated model says what opens it, and where tokens are kept", () => {
  const { model } = spec;
  if (model.source === "s3") throw new Error("not of the Hub");
  const tokenId = "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f";
  expect(factsOf({ model: { ...model, access: { kind: "token", tokenId } } })).toMatchObject({
    "Opened with": "a Hub token of the team",
  });
  const secretArn = "arn:aws:secretsmanager:us-west-2:111122223333:secret:hub-token-AbCdEf";
  expect(factsOf({ model: { ...model, access: { kind: "secret", secretArn } } })).toMatchObject({
    "Opened with": secretArn,
  });
});
