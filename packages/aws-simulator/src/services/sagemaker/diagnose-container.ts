// Whether a container would come up, from the request alone: its image, environment and instance.
import type { InstanceType } from "./instance-types.ts";
import { hasGpu } from "./instance-types.ts";
import { billionsOf, findOnHub } from "./hub-models.ts";
import { downloadReason } from "./messages.ts";
import { hasHubToken, isPullable, modelIdOf, readImage, serverKindOf } from "./serving-image.ts";
import type { ServerKind, ServingImage } from "./serving-image.ts";

/** One container on one instance. */
export type ContainerCase = {
  image: string;
  environment: Readonly<Record<string, string>>;
  /** What comes from S3 to /opt/ml/model; undefined where the container brings its model, or downloads it. */
  artifact: Artifact | undefined;
  /** Undefined for serverless. */
  instanceType: InstanceType | undefined;
  amiVersion: string | undefined;
  /** Devices that the container may use: those of its component, else all of the instance. */
  acceleratorCount: number;
  account: string;
  region: string;
};

/** A model in S3: bytes of its files, undefined where nothing is there for the model's role. */
export type Artifact = { url: string; bytes: number | undefined };

/** The last lines of a container that cannot start; none when it never came to that, and SageMaker's own reason where there is one. */
export type Diagnosis = { lines: readonly string[]; reason?: string };

/** Undefined for a container that comes up. */
export function diagnoseContainer(container: ContainerCase): Diagnosis | undefined {
  const image = readImage(container.image);
  if (image === undefined || !isPullable(image, container)) return { lines: [] };
  const { artifact } = container;
  if (artifact !== undefined && artifact.bytes === undefined)
    return { lines: [], reason: downloadReason(artifact.url) };
  const kind = serverKindOf(image.repository);
  if (kind === "other") return undefined;
  const lines =
    findDeviceProblem(container, image) ??
    findModelProblem(container, kind) ??
    findLimitProblem(container.environment, kind) ??
    findMemoryProblem(container, kind);
  return lines && { lines };
}

function findDeviceProblem(
  { instanceType, amiVersion, environment, acceleratorCount }: ContainerCase,
  { tag }: ServingImage,
): string[] | undefined {
  const needsGpu = tag.includes("-gpu-");
  if (needsGpu && (instanceType === undefined || !hasGpu(instanceType)))
    return ["RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU."];
  if (tag.includes("cu130") && !/gpu-(3-1|4-1)$/.test(amiVersion ?? "")) {
    return [
      "nvidia-container-cli: requirement error: unsatisfied condition: cuda>=13.0, please update your driver to a newer version, or use an earlier cuda container",
    ];
  }
  const shards = Number(environment["SM_NUM_GPUS"] ?? environment["SM_VLLM_TENSOR_PARALLEL_SIZE"] ?? 0);
  if (needsGpu && shards > acceleratorCount) {
    return [
      `Error: "num_shard" is ${shards}, but only ${acceleratorCount} GPU${acceleratorCount === 1 ? " is" : "s are"} available`,
    ];
  }
  return undefined;
}

function findModelProblem({ environment, artifact }: ContainerCase, kind: ServerKind): string[] | undefined {
  const id = modelIdOf(kind, environment);
  if (id === undefined) return artifact !== undefined ? undefined : ["Required: HF_MODEL_ID must be set"];
  const found = findOnHub(id);
  const address = `https://huggingface.co/${id}/resolve/main/config.json`;
  if (found === "absent") {
    return traceback("huggingface_hub/utils/_http.py", 409, [
      `huggingface_hub.errors.RepositoryNotFoundError: 404 Client Error.`,
      `Repository Not Found for url: ${address}.`,
      "Please make sure you specified the correct `repo_id` and `repo_type`.",
    ]);
  }
  if (found === "gated" && !hasHubToken(environment)) {
    return traceback("huggingface_hub/utils/_http.py", 426, [
      "huggingface_hub.errors.GatedRepoError: 401 Client Error.",
      `Cannot access gated repo for url ${address}.`,
      `Access to model ${id} is restricted. You must have access to it and be authenticated to access it. Please log in.`,
    ]);
  }
  return undefined;
}

/** What text-generation-launcher refuses before it loads anything. */
function findLimitProblem(environment: ContainerCase["environment"], kind: ServerKind): string[] | undefined {
  if (kind !== "tgi") return undefined;
  const number = (...names: string[]): number | undefined => {
    const text = names.map((name) => environment[name]).find((value) => value !== undefined);
    return text === undefined ? undefined : Number(text);
  };
  const input = number("MAX_INPUT_TOKENS", "MAX_INPUT_LENGTH");
  const total = number("MAX_TOTAL_TOKENS");
  const prefill = number("MAX_BATCH_PREFILL_TOKENS");
  const batch = number("MAX_BATCH_TOTAL_TOKENS");
  if (input !== undefined && total !== undefined && input >= total)
    return [launcherError("`max_input_tokens` must be < `max_total_tokens`")];
  if (input !== undefined && prefill !== undefined && prefill < input) {
    return [
      launcherError(
        `\`max_batch_prefill_tokens\` must be >= \`max_input_tokens\`. Given: ${prefill} and ${input}`,
      ),
    ];
  }
  if (total !== undefined && batch !== undefined && batch < total) {
    return [
      launcherError(
        `\`max_batch_total_tokens\` must be >= \`max_total_tokens\`. Given: ${batch} and ${total}`,
      ),
    ];
  }
  return undefined;
}

const bytesPerParameter: Readonly<Record<string, number>> = {
  bitsandbytes: 1,
  eetq: 1,
  fp8: 1,
  awq: 0.5,
  gptq: 0.5,
  "bitsandbytes-nf4": 0.5,
  "bitsandbytes-fp4": 0.5,
};

/** Room beside the weights that a server needs at least. */
const overhead = 1.05;

function findMemoryProblem(container: ContainerCase, kind: ServerKind): string[] | undefined {
  const { instanceType, acceleratorCount } = container;
  const bytes = weightBytesOf(container, kind);
  if (bytes === undefined || instanceType === undefined || acceleratorCount === 0) return undefined;
  const weightsGib = bytes / 2 ** 30;
  const memoryGib = acceleratorCount * instanceType.acceleratorMemoryGib;
  if (weightsGib * overhead <= memoryGib) return undefined;
  return traceback("torch/nn/modules/linear.py", 112, [
    `torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 112.00 MiB. GPU 0 has a total capacity of ${instanceType.acceleratorMemoryGib.toFixed(2)} GiB of which 64.00 MiB is free.`,
  ]);
}

/** Parameters as the id tells them, or the files of a model from S3, which are taken to have two bytes a parameter. */
function weightBytesOf({ environment, artifact }: ContainerCase, kind: ServerKind): number | undefined {
  const quantization = environment["HF_MODEL_QUANTIZE"] ?? environment["SM_VLLM_QUANTIZATION"] ?? "";
  const perParameter = bytesPerParameter[quantization] ?? 2;
  const billions = billionsOf(modelIdOf(kind, environment) ?? "");
  if (billions !== undefined) return billions * 1e9 * perParameter;
  return artifact?.bytes === undefined ? undefined : (artifact.bytes * perParameter) / 2;
}

const launcherError = (text: string): string => `Error: ArgumentValidation("${text}")`;

const traceback = (file: string, line: number, lines: string[]): string[] => [
  "Traceback (most recent call last):",
  `  File "/usr/local/lib/python3.12/site-packages/${file}", line ${line}, in main`,
  ...lines,
];
