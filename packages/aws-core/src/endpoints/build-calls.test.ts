import { expect, test } from "vitest";
import { secretOf } from "../roles/secret.ts";
import { buildCalls } from "./build-calls.ts";
import { withHubToken } from "./build-model.ts";
import { buildFromZeroAlarm } from "./build-scaling.ts";
import { DeploymentSpec } from "./deployment-spec.ts";
import { aComponentDeployment, aDeployment, aHubModel } from "./testing/a-deployment.ts";

const options = { generation: 1, tags: [{ key: "quarry:operation", value: "op-1" }] };
const tags = [
  { Key: "quarry:operation", Value: "op-1" },
  { Key: "team", Value: "search" },
];
const vllm =
  "763104351884.dkr.ecr.us-west-2.amazonaws.com/huggingface-vllm:0.25.1-transformers5.10.2-gpu-py312-cu130-ubuntu22.04";

const built = (part: Partial<DeploymentSpec> = {}) =>
  buildCalls(DeploymentSpec.parse(aDeployment(part)), options);
const builtComponent = (part: Partial<DeploymentSpec> = {}) =>
  buildCalls(DeploymentSpec.parse(aComponentDeployment(part)), options);

test("a model that is placed directly takes three calls", () => {
  expect(built()).toEqual({
    names: expect.objectContaining({ endpoint: "twin-llama", config: "twin-llama-g1" }),
    createModel: {
      ModelName: "twin-llama-g1",
      PrimaryContainer: {
        Image: vllm,
        Environment: {
          SM_VLLM_MODEL: "mlabonne/TwinLlama-3.1-8B",
          SM_VLLM_REVISION: "0123456789abcdef0123456789abcdef01234567",
          SM_VLLM_TENSOR_PARALLEL_SIZE: "1",
          SM_VLLM_MAX_MODEL_LEN: "8192",
        },
      },
      ExecutionRoleArn: "arn:aws:iam::111122223333:role/quarry/SageMakerExecution",
      Tags: tags,
    },
    createEndpointConfig: {
      EndpointConfigName: "twin-llama-g1",
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          ModelName: "twin-llama-g1",
          InstanceType: "ml.g5.2xlarge",
          InitialInstanceCount: 1,
          InitialVariantWeight: 1,
          ModelDataDownloadTimeoutInSeconds: 1200,
          ContainerStartupHealthCheckTimeoutInSeconds: 900,
          InferenceAmiVersion: "al2-ami-sagemaker-inference-gpu-3-1",
        },
      ],
      Tags: tags,
    },
    createEndpoint: { EndpointName: "twin-llama", EndpointConfigName: "twin-llama-g1", Tags: tags },
    createInferenceComponent: null,
    registerScalableTarget: null,
    putTargetPolicy: null,
    putFromZeroPolicy: null,
    hubTokenVariable: null,
  });
});

test("a component's variant names no model, and the configuration carries the role", () => {
  const { createEndpointConfig, createInferenceComponent } = builtComponent();
  expect(createEndpointConfig).toEqual({
    EndpointConfigName: "twin-llama-g1",
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        InstanceType: "ml.g5.2xlarge",
        InitialInstanceCount: 1,
        InferenceAmiVersion: "al2-ami-sagemaker-inference-gpu-3-1",
        ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 3 },
      },
    ],
    ExecutionRoleArn: "arn:aws:iam::111122223333:role/quarry/SageMakerExecution",
    Tags: tags,
  });
  expect(createInferenceComponent).toEqual({
    InferenceComponentName: "twin-llama-ic",
    EndpointName: "twin-llama",
    VariantName: "AllTraffic",
    Specification: {
      ModelName: "twin-llama-g1",
      StartupParameters: {
        ModelDataDownloadTimeoutInSeconds: 1200,
        ContainerStartupHealthCheckTimeoutInSeconds: 900,
      },
      ComputeResourceRequirements: {
        MinMemoryRequiredInMb: 5120,
        NumberOfCpuCoresRequired: 2,
        NumberOfAcceleratorDevicesRequired: 1,
      },
    },
    RuntimeConfig: { CopyCount: 1 },
    Tags: tags,
  });
});

test("copies scale to zero by their invocations and back by a step on refused calls", () => {
  const { registerScalableTarget, putTargetPolicy, putFromZeroPolicy, names } = builtComponent();
  const target = {
    ServiceNamespace: "sagemaker",
    ResourceId: "inference-component/twin-llama-ic",
    ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
  };
  expect(registerScalableTarget).toEqual({ ...target, MinCapacity: 0, MaxCapacity: 3 });
  expect(putTargetPolicy).toEqual({
    ...target,
    PolicyName: "twin-llama-target",
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: {
      PredefinedMetricSpecification: {
        PredefinedMetricType: "SageMakerInferenceComponentInvocationsPerCopy",
      },
      TargetValue: 5,
      ScaleInCooldown: 200,
      ScaleOutCooldown: 200,
    },
  });
  expect(putFromZeroPolicy).toMatchObject({ ...target, PolicyType: "StepScaling" });
  expect(buildFromZeroAlarm(names, "arn:policy", options.tags)).toMatchObject({
    AlarmName: "twin-llama-from-zero",
    AlarmActions: ["arn:policy"],
    MetricName: "NoCapacityInvocationFailures",
    Dimensions: [{ Name: "InferenceComponentName", Value: "twin-llama-ic" }],
    Tags: [{ Key: "quarry:operation", Value: "op-1" }],
  });
});

const scaling = { minimum: 1, maximum: 4, target: 70, scaleInCooldown: 300, scaleOutCooldown: 60 };
const queue = {
  outputPath: "s3://answers/out/",
  failurePath: null,
  concurrentPerInstance: 10,
  successTopic: null,
  errorTopic: "arn:aws:sns:us-west-2:111122223333:failed",
};

test("instances scale by invocations, those of a queue by its length, and neither from zero", () => {
  expect(built({ scaling })).toMatchObject({
    registerScalableTarget: {
      ResourceId: "endpoint/twin-llama/variant/AllTraffic",
      ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
    },
    putTargetPolicy: {
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: "SageMakerVariantInvocationsPerInstance" },
      },
    },
    putFromZeroPolicy: null,
  });
  expect(built({ scaling, async: queue }).putTargetPolicy).toMatchObject({
    TargetTrackingScalingPolicyConfiguration: {
      CustomizedMetricSpecification: { MetricName: "ApproximateBacklogSizePerInstance" },
    },
  });
});

test("asynchronous inference names its places and topics", () => {
  expect(built({ async: queue }).createEndpointConfig.AsyncInferenceConfig).toEqual({
    ClientConfig: { MaxConcurrentInvocationsPerInstance: 10 },
    OutputConfig: {
      S3OutputPath: "s3://answers/out/",
      NotificationConfig: { ErrorTopic: "arn:aws:sns:us-west-2:111122223333:failed" },
    },
  });
});

const vpc = { subnets: ["subnet-0123abcd"], securityGroups: ["sg-0123abcd"] };
const VpcConfig = { Subnets: ["subnet-0123abcd"], SecurityGroupIds: ["sg-0123abcd"] };
const fromS3 = { source: "s3", uri: "s3://models/llama/" } as const;

test("the network stands on the model, or on the configuration for components", () => {
  const network = { vpc, isolated: true, kmsKey: "alias/models" };
  const direct = built({ network, model: fromS3 });
  expect(direct.createModel).toMatchObject({ VpcConfig, EnableNetworkIsolation: true });
  expect(direct.createEndpointConfig).toMatchObject({ KmsKeyId: "alias/models" });
  expect(direct.createEndpointConfig).not.toHaveProperty("VpcConfig");
  const component = builtComponent({ network, model: fromS3 });
  expect(component.createModel).not.toHaveProperty("VpcConfig");
  expect(component.createModel).not.toHaveProperty("EnableNetworkIsolation");
  expect(component.createEndpointConfig).toMatchObject({ VpcConfig, EnableNetworkIsolation: true });
});

test("an artefact is a folder or one compressed file", () => {
  expect(built({ model: fromS3 }).createModel.PrimaryContainer).toMatchObject({
    ModelDataSource: {
      S3DataSource: { S3Uri: "s3://models/llama/", S3DataType: "S3Prefix", CompressionType: "None" },
    },
    Environment: { SM_VLLM_MODEL: "/opt/ml/model" },
  });
  const file = { source: "s3", uri: "s3://models/llama.tar.gz" } as const;
  expect(built({ model: file }).createModel.PrimaryContainer).toMatchObject({ ModelDataUrl: file.uri });
});

test("what the specification sets itself is left as it is", () => {
  const { createModel } = built({ environment: { SM_VLLM_TENSOR_PARALLEL_SIZE: "2" } });
  expect(createModel.PrimaryContainer?.Environment).toMatchObject({ SM_VLLM_TENSOR_PARALLEL_SIZE: "2" });
});

test.each([
  [
    "tgi",
    "3.3.6",
    { HF_MODEL_ID: aHubModel.repository, HF_MODEL_REVISION: aHubModel.revision, SM_NUM_GPUS: "4" },
  ],
  ["lmi", "0.36.0-lmi28", { HF_MODEL_ID: aHubModel.repository, OPTION_TENSOR_PARALLEL_DEGREE: "4" }],
  ["sglang", "0.5.17", { SM_SGLANG_MODEL_PATH: aHubModel.repository, SM_SGLANG_TP: "4" }],
  ["tei", "1.9.3", { HF_MODEL_ID: aHubModel.repository, HF_MODEL_REVISION: aHubModel.revision }],
] as const)("%s is told model and GPUs by its own variables", (kind, version, environment) => {
  const image = { from: "aws", kind, version } as const;
  const instances = { type: "ml.g5.12xlarge", count: 1, managed: null, volumeGb: null };
  expect(built({ image, instances }).createModel.PrimaryContainer?.Environment).toMatchObject(environment);
});

test("the Hub token is in no call until it is sent", () => {
  const token = `hf_${"a".repeat(34)}`;
  const tokenId = "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f";
  const calls = built({ model: { ...aHubModel, access: { kind: "token", tokenId } } });
  expect(calls.hubTokenVariable).toBe("HF_TOKEN");
  expect(JSON.stringify(calls.createModel)).not.toContain("HF_TOKEN");
  const sent = withHubToken(calls.createModel, "HF_TOKEN", secretOf(token));
  expect(sent.PrimaryContainer?.Environment).toMatchObject({
    HF_TOKEN: token,
    SM_VLLM_MAX_MODEL_LEN: "8192",
  });
  expect(JSON.stringify(calls.createModel)).not.toContain(token);
});

test("an image of one's own gets a secret by its ARN", () => {
  const secretArn = "arn:aws:secretsmanager:us-west-2:111122223333:secret:hub-token-AbCdEf";
  const uri = "111122223333.dkr.ecr.us-west-2.amazonaws.com/serving:1";
  const calls = built({
    image: { from: "own", uri, body: "tgi" },
    model: { ...aHubModel, access: { kind: "secret", secretArn } },
  });
  expect(calls.hubTokenVariable).toBeNull();
  expect(calls.createModel.PrimaryContainer).toMatchObject({
    Image: uri,
    Environment: { HF_TOKEN: secretArn },
  });
  expect(calls.createEndpointConfig.ProductionVariants?.[0]).not.toHaveProperty("InferenceAmiVersion");
});

test("a later generation has another model and configuration for the same endpoint", () => {
  const { names, createEndpoint } = buildCalls(aDeployment(), { ...options, generation: 2 });
  expect(names).toMatchObject({ endpoint: "twin-llama", model: "twin-llama-g2" });
  expect(createEndpoint.EndpointConfigName).toBe("twin-llama-g2");
});

test("an image that the Region lacks and a type that nobody knows give no calls", () => {
  const uri = "111122223333.dkr.ecr.us-east-1.amazonaws.com/serving:1";
  expect(() => built({ image: { from: "own", uri, body: "raw" } })).toThrow(/us-east-1/);
  const instances = { type: "ml.future.large", count: 1, managed: null, volumeGb: null };
  expect(() => built({ instances })).toThrow(/ml\.future\.large/);
});

const served = (spec: DeploymentSpec) => {
  const calls: unknown = JSON.parse(JSON.stringify(buildCalls(spec, options)));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as it comes back from where it was kept
  return { spec, calls: calls as ReturnType<typeof buildCalls> };
};
const g2 = { config: "twin-llama-g2", model: "twin-llama-g2" };
const g1 = { config: "twin-llama-g1", model: "twin-llama-g1" };
const larger = { type: "ml.g5.4xlarge", count: 1, managed: null, volumeGb: null };
const token = (tokenId: string) => ({ ...aHubModel, access: { kind: "token" as const, tokenId } });

test.each([
  [
    "another commit",
    { before: aDeployment(), part: { model: { ...aHubModel, revision: "f".repeat(40) } } },
    g2,
  ],
  ["other instances", { before: aDeployment(), part: { instances: larger } }, { ...g1, config: g2.config }],
  ["other tags", { before: aDeployment(), part: { tags: [] } }, g1],
  [
    "another commit of a component",
    { before: aComponentDeployment(), part: { model: { ...aHubModel, revision: "f".repeat(40) } } },
    { ...g1, model: g2.model },
  ],
  [
    "another token, which the call does not show",
    {
      before: aDeployment({ model: token("0198f3c2-7a4e-7b8e-8a53-6d2f7f1d0c11") }),
      part: { model: token("0198f3c2-7a4e-7b8e-8a53-6d2f7f1d0c12") },
    },
    g2,
  ],
])("with %s only what differs gets a new name", (_what, { before, part }, names) => {
  const next = { ...before, ...part };
  expect(buildCalls(next, { ...options, generation: 2, before: served(before) }).names).toMatchObject(names);
});
