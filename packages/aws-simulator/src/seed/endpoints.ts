// The company's endpoints: one that earns its keep, and what a year of trying things leaves behind.
// Their ages are told in days before the scenario is loaded, because they go on being used, or forgotten.
import type {
  ContainerDefinition,
  InferenceComponentSpecification,
  ProductionVariant,
} from "@aws-sdk/client-sagemaker";
import { recordMetric } from "../services/cloudwatch/record-metric.ts";
import { writeLog } from "../services/logs/write-log.ts";
import { startLines, streamName } from "../services/sagemaker/container-logs.ts";
import { diagnoseContainer } from "../services/sagemaker/diagnose-container.ts";
import {
  componentTable,
  configTable,
  endpointTable,
  modelTable,
} from "../services/sagemaker/endpoint-rows.ts";
import type { ConfigRequest, EndpointRow, Fleet } from "../services/sagemaker/endpoint-rows.ts";
import { findInstanceType } from "../services/sagemaker/instance-types.ts";
import { pingReason } from "../services/sagemaker/messages.ts";
import { endpointLogGroup, keepInstances } from "../services/sagemaker/settle.ts";
import type { World } from "../world/world.ts";
import { companyAccount } from "./company-profiles.ts";

const role = `arn:aws:iam::${companyAccount}:role/SageMakerExecutionRoleLLM`;
const dayMs = 86_400_000;

/** One model with its configuration and endpoint, of one name; later stages may be missing. */
type HostingSeed = {
  name: string;
  region: string;
  ageDays: number;
  tags?: Readonly<Record<string, string>>;
  /** Absent where only the configuration was kept. */
  model?: ContainerDefinition;
  variant?: Pick<ProductionVariant, "InstanceType" | "InitialInstanceCount" | "InferenceAmiVersion">;
  /** `Failed` containers wrote why. */
  endpoint?: "InService" | "Failed";
  /** A component instead of a model in the variant. */
  component?: { specification: InferenceComponentSpecification; copies: number; most: number };
  /** Invocations per half hour at noon; fewer at night. */
  busyness?: number;
};

const registry = (region: string): string => `763104351884.dkr.ecr.${region}.amazonaws.com`;
const tgi = (region: string): string =>
  `${registry(region)}/huggingface-pytorch-tgi-inference:2.7.0-tgi3.3.6-gpu-py311-cu124-ubuntu22.04`;
const vllm = (region: string): string =>
  `${registry(region)}/huggingface-vllm:0.25.1-transformers5.10.2-gpu-py312-cu130-ubuntu22.04`;
const newestAmi = "al2-ami-sagemaker-inference-gpu-3-1";

const hosting: readonly HostingSeed[] = [
  {
    name: "support-chat",
    region: "us-west-2",
    ageDays: 96,
    tags: { Team: "support", Environment: "prod", CostCenter: "4410" },
    variant: { InstanceType: "ml.g6.xlarge", InitialInstanceCount: 1, InferenceAmiVersion: newestAmi },
    endpoint: "InService",
    component: {
      specification: {
        Container: {
          Image: vllm("us-west-2"),
          Environment: { SM_VLLM_MODEL: "mlabonne/TwinLlama-3.1-8B-DPO", SM_VLLM_MAX_MODEL_LEN: "8192" },
        },
        ComputeResourceRequirements: {
          NumberOfAcceleratorDevicesRequired: 1,
          NumberOfCpuCoresRequired: 2,
          MinMemoryRequiredInMb: 5120,
        },
      },
      copies: 1,
      most: 2,
    },
    busyness: 420,
  },
  {
    name: "twinllama-trial",
    region: "us-west-2",
    ageDays: 47,
    tags: { Team: "growth" },
    model: {
      Image: tgi("us-west-2"),
      Environment: { HF_MODEL_ID: "mlabonne/TwinLlama-3.1-8B-13", SM_NUM_GPUS: "4" },
    },
    variant: { InstanceType: "ml.g5.12xlarge", InitialInstanceCount: 1 },
    endpoint: "InService",
  },
  {
    name: "claims-embeddings",
    region: "us-west-2",
    ageDays: 18,
    tags: {
      Team: "claims",
      "quarry:managed-by": "quarry",
      "quarry:owner": "grace@example.com",
      "quarry:operation": "01K9QZ3X7TC0EMBEDDINGS0001",
    },
    model: {
      Image: "246618743249.dkr.ecr.us-west-2.amazonaws.com/tei-cpu:2.0.1-tei1.8.2-cpu-py310-ubuntu22.04",
      Environment: { HF_MODEL_ID: "BAAI/bge-m3" },
    },
    variant: { InstanceType: "ml.c6i.2xlarge", InitialInstanceCount: 1 },
    endpoint: "InService",
    busyness: 60,
  },
  {
    name: "legal-summaries",
    region: "us-west-2",
    ageDays: 3,
    tags: { Team: "legal", Environment: "dev" },
    model: { Image: tgi("us-west-2"), Environment: { HF_MODEL_ID: "meta-llama/Llama-3.1-8B-Instruct" } },
    variant: { InstanceType: "ml.g5.2xlarge", InitialInstanceCount: 1 },
    endpoint: "Failed",
  },
  {
    name: "churn-scores",
    region: "us-west-2",
    ageDays: 212,
    model: { Image: `${companyAccount}.dkr.ecr.us-west-2.amazonaws.com/churn-scores:14` },
    variant: { InstanceType: "ml.m5.large", InitialInstanceCount: 2 },
    endpoint: "InService",
    busyness: 8,
  },
  {
    name: "support-chat-eu",
    region: "eu-central-1",
    ageDays: 33,
    tags: { Team: "support", Environment: "prod" },
    model: { Image: tgi("eu-central-1"), Environment: { HF_MODEL_ID: "HuggingFaceH4/zephyr-7b-beta" } },
    variant: { InstanceType: "ml.g5.xlarge", InitialInstanceCount: 1 },
    endpoint: "InService",
    busyness: 35,
  },
  // Stopped: what starting it again needs is still there.
  {
    name: "weekly-forecast",
    region: "us-west-2",
    ageDays: 71,
    tags: { Team: "finance", Environment: "prod" },
    model: { Image: tgi("us-west-2"), Environment: { HF_MODEL_ID: "Qwen/Qwen3-8B" } },
    variant: { InstanceType: "ml.g5.xlarge", InitialInstanceCount: 1 },
  },
  // A configuration whose model was deleted, and a model that no configuration names.
  {
    name: "reranker-old",
    region: "us-west-2",
    ageDays: 140,
    variant: { InstanceType: "ml.g4dn.xlarge", InitialInstanceCount: 1 },
  },
  {
    name: "flan-experiment",
    region: "us-west-2",
    ageDays: 260,
    model: { Image: tgi("us-west-2"), Environment: { HF_MODEL_ID: "google/flan-t5-base" } },
  },
];

/** Puts the company's endpoints into every scenario but the empty one. */
export function seedEndpoints(world: World): void {
  if (world.scenario().name === "empty") return;
  for (const seed of hosting) seedHosting(world, seed);
}

function seedHosting(world: World, seed: HostingSeed): void {
  const { name, region, model, tags = {} } = seed;
  const scope = { account: companyAccount, region };
  const createdAt = new Date(world.clock.now().getTime() - seed.ageDays * dayMs).toISOString();
  const named = { name, createdAt };
  if (model !== undefined) {
    const request = { PrimaryContainer: model, ExecutionRoleArn: role };
    world.tables.rows(modelTable, scope).set(name, { ...named, tags: { ...tags }, request });
  }
  if (seed.variant === undefined) return;
  const config = configOf(seed);
  world.tables.rows(configTable, scope).set(name, { ...named, tags: { ...tags }, request: config });
  if (seed.endpoint === undefined) return;
  const row = endpointRow(seed, createdAt, config);
  world.tables.rows(endpointTable, scope).set(name, row);
  if (seed.endpoint === "InService") keepInstances({ world, scope, row }, createdAt);
  else writeFailure(world, seed, createdAt);
  seedComponent(world, seed, createdAt);
  seedTraffic(world, seed);
}

const variantName = "AllTraffic";
const creationMs = 300_000;
const failureMs = 1_440_000;

function configOf({ name, variant, component }: HostingSeed): ConfigRequest {
  const modelPart = component === undefined ? { ModelName: name } : {};
  const scaling = component && {
    ManagedInstanceScaling: {
      Status: "ENABLED" as const,
      MinInstanceCount: 1,
      MaxInstanceCount: component.most,
    },
  };
  const production: ProductionVariant = {
    VariantName: variantName,
    InitialVariantWeight: 1,
    ...modelPart,
    ...variant,
    ...scaling,
  };
  return { ProductionVariants: [production], ...(component !== undefined && { ExecutionRoleArn: role }) };
}

function endpointRow(seed: HostingSeed, createdAt: string, config: ConfigRequest): EndpointRow {
  const isServing = seed.endpoint === "InService";
  const count = isServing ? (seed.variant?.InitialInstanceCount ?? 0) : 0;
  const specified = seed.model?.Image;
  const fleet: Fleet = {
    variant: variantName,
    instanceType: seed.variant?.InstanceType,
    current: count,
    desired: count,
    currentWeight: 1,
    desiredWeight: 1,
    images: specified === undefined ? [] : [{ specified, resolvedAt: createdAt }],
  };
  const took = isServing ? creationMs : failureMs;
  return {
    name: seed.name,
    createdAt,
    tags: { ...seed.tags },
    modifiedAt: new Date(Date.parse(createdAt) + took).toISOString(),
    status: isServing ? "InService" : "Failed",
    failureReason: isServing ? undefined : pingReason(variantName),
    deployment: { configName: seed.name, config, fleets: [fleet] },
    pending: undefined,
    hasServed: isServing,
    lastDeploymentConfig: undefined,
    agenda: [],
  };
}

function writeFailure(world: World, { name, region, model, variant }: HostingSeed, createdAt: string): void {
  const instanceType = findInstanceType(variant?.InstanceType ?? "", region);
  const container = { image: model?.Image ?? "", environment: model?.Environment ?? {} };
  const diagnosis = diagnoseContainer({
    ...container,
    artifact: undefined,
    instanceType,
    amiVersion: variant?.InferenceAmiVersion,
    acceleratorCount: instanceType?.acceleratorCount ?? 0,
    account: companyAccount,
    region,
  });
  const begin = Date.parse(createdAt) + creationMs;
  const span = { begin, end: Date.parse(createdAt) + failureMs };
  for (const line of startLines({ ...container, diagnosis }, streamName(variantName, name), span)) {
    const { at, stream, message } = line;
    const group = endpointLogGroup(name);
    writeLog(world, companyAccount, region, { group, stream, message, at: new Date(at) });
  }
}

function seedComponent(
  world: World,
  { name, region, component, tags }: HostingSeed,
  createdAt: string,
): void {
  if (component === undefined) return;
  world.tables.rows(componentTable, { account: companyAccount, region }).set(componentName(name), {
    name: componentName(name),
    createdAt,
    modifiedAt: createdAt,
    tags: { ...tags },
    endpointName: name,
    variant: variantName,
    status: "InService",
    failureReason: undefined,
    specification: component.specification,
    nextSpecification: undefined,
    lastDeploymentConfig: undefined,
    currentCopies: component.copies,
    desiredCopies: component.copies,
    agenda: [],
  });
}

const componentName = (endpoint: string): string => `${endpoint}-twinllama`;

const trafficDays = 14;
const stepMs = 1_800_000;

/** Two weeks of invocations that rise and fall with the day. */
function seedTraffic(world: World, { name, region, component, busyness, variant }: HostingSeed): void {
  if (busyness === undefined) return;
  const now = world.clock.now().getTime();
  const endpoint = { EndpointName: name, VariantName: variantName };
  const own = component && { InferenceComponentName: componentName(name) };
  for (let at = now - trafficDays * dayMs; at < now; at += stepMs) {
    const share = 0.55 - 0.45 * Math.cos(((at % dayMs) / dayMs) * 2 * Math.PI);
    const count = Math.max(1, Math.round(busyness * share));
    const latency = Math.round((0.7 + 0.5 * share) * 1_000_000);
    const instances = variant?.InitialInstanceCount ?? 1;
    const perVariant = {
      Invocations: count,
      InvocationsPerInstance: count / instances,
      ModelLatency: latency,
      OverheadLatency: 4200,
    };
    measure({ world, region, at }, endpoint, perVariant);
    if (component !== undefined && own !== undefined)
      measure({ world, region, at }, own, {
        Invocations: count,
        InvocationsPerCopy: count / component.copies,
      });
  }
}

function measure(
  { world, region, at }: { world: World; region: string; at: number },
  dimensions: Record<string, string>,
  values: Readonly<Record<string, number>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    const unit = name.endsWith("Latency") ? "Microseconds" : "Count";
    const datum = { namespace: "AWS/SageMaker", name, dimensions, value, unit, at: new Date(at) };
    recordMetric(world, companyAccount, region, datum);
  }
}
