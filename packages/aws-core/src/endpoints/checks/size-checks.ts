import { imageEnvironment } from "../../images/image-environment.ts";
import { findInstanceType, type InstanceType } from "../../instances/instance-types.ts";
import { acceleratorsPerCopy } from "../call-parts.ts";
import type { DeploymentSpec } from "../deployment-spec.ts";
import { estimateMemoryFit, type MemoryFit, type ModelSize } from "../memory-fit.ts";
import { checkTokenLimits } from "../token-limits.ts";
import { checkOf, type DeploymentCheck, type DeploymentFacts } from "./deployment-check.ts";

/** Memory, disks, token limits, and whether the copies find a place. */
export function checkSizes(spec: DeploymentSpec, facts: DeploymentFacts): DeploymentCheck[] {
  const type = findInstanceType(spec.instances.type);
  return [
    checkFit(spec, facts),
    ...checkLimits(spec, facts),
    ...(type ? [...checkDisks(spec, { type, facts }), ...checkCopies(spec, type)] : []),
  ];
}

/** What of a deployment decides the memory of one copy. */
export type SizedDeployment = Pick<DeploymentSpec, "image" | "environment" | "placement" | "instances">;

/** What of the world decides it. */
export interface SizeFacts {
  model: DeploymentFacts["model"];
  /** Bytes that a server loads of an S3 artefact; null when nobody looked. */
  artefactBytes: number | null;
}

/** The memory of one copy with its parts; undefined where the type is unknown. */
export function memoryFitOf(spec: SizedDeployment, facts: SizeFacts): MemoryFit | undefined {
  const instance = findInstanceType(spec.instances.type);
  if (!instance) return undefined;
  return estimateMemoryFit({
    model: {
      weightBytes: weightBytesOf(facts),
      narrowed: narrowingOf(spec, facts),
      layers: facts.model?.shape.layers ?? null,
      keyValueHeads: facts.model?.shape.keyValueHeads ?? null,
      headSize: facts.model?.shape.headSize ?? null,
    },
    instance,
    accelerators: acceleratorsPerCopy(spec),
    contextTokens: contextOf(spec, facts),
  });
}

function weightBytesOf({ model, artefactBytes }: SizeFacts): number | null {
  return model ? model.weights.bytes : artefactBytes;
}

/** Servers load 32-bit numbers with 16 bits, and quantise while loading when they are told to. */
function narrowingOf({ image, environment }: SizedDeployment, { model }: SizeFacts): ModelSize["narrowed"] {
  const bits = model?.dtype === "F32" ? 32 : 16;
  const key = image.from === "own" ? null : imageEnvironment(image.kind).quantise;
  const method = key === null ? undefined : environment[key];
  if (method !== undefined && (model?.quantisation ?? null) === null && eightBit.includes(method)) {
    return { share: 8 / bits, because: `quantised to 8 bits by ${method}` };
  }
  return bits === 32 ? { share: 0.5, because: "loaded with 16 bits instead of 32" } : null;
}

/** What quantises weights that are not yet; others, such as awq and gptq, only read what is. */
const eightBit: readonly string[] = ["bitsandbytes", "eetq", "fp8"];

/** What the server is told to serve, else all that the model can. */
function contextOf({ image, environment }: SizedDeployment, { model }: SizeFacts): number | null {
  const key = image.from === "own" ? null : imageEnvironment(image.kind).context;
  const wanted = key === null ? Number.NaN : Number(environment[key] ?? Number.NaN);
  return Number.isSafeInteger(wanted) && wanted > 0 ? wanted : (model?.contextTokens ?? null);
}

const sizesIn = ({ model, artefact }: DeploymentFacts): SizeFacts => ({
  model,
  artefactBytes: artefact?.found === "there" ? artefact.weightBytes : null,
});

function checkFit(spec: DeploymentSpec, facts: DeploymentFacts): DeploymentCheck {
  const check = checkOf("memory", "Memory for the model");
  const fit = memoryFitOf(spec, sizesIn(facts));
  if (!fit) return check.unknown({ why: `Quarry does not know the memory of ${spec.instances.type}.` });
  const { sentence: why, verdict } = fit;
  const verdicts = {
    fits: check.ok(why),
    tight: check.warn({ why, remedy: "Serve shorter sequences, or choose more GPU memory." }),
    "too-large": check.blocked({
      why,
      remedy: "Choose an instance type with more GPU memory, a quantised model, or shorter sequences.",
    }),
    unknown: check.unknown({ why }),
  };
  return verdicts[verdict];
}

function checkLimits(spec: DeploymentSpec, { model }: DeploymentFacts): DeploymentCheck[] {
  if (spec.image.from === "own") return [];
  const problems = checkTokenLimits({
    image: spec.image.kind,
    environment: spec.environment,
    contextTokens: model?.contextTokens ?? null,
    gpus: acceleratorsPerCopy(spec),
    heads: model?.shape.heads ?? null,
  });
  const check = checkOf("limits", "Token limits and GPUs");
  if (problems.length === 0)
    return [check.ok("The limits in the environment agree with each other and the model.")];
  return problems.map(({ problem, remedy, verdict }) => check[verdict]({ why: problem, remedy }));
}

interface DiskFacts {
  type: InstanceType;
  facts: DeploymentFacts;
}

/** Source: VolumeSizeInGB and KmsKeyId in https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
function checkDisks({ instances, network }: DeploymentSpec, { type, facts }: DiskFacts): DeploymentCheck[] {
  const check = checkOf("disks", "Disks of the instances");
  const own = `${type.name} has NVMe disks of its own`;
  const gigabyte = 1_000_000_000;
  if (type.nvmeGb > 0 && instances.volumeGb !== null) {
    return [
      check.blocked({
        why: `${own}, and SageMaker takes no volume size beside them.`,
        remedy: "Leave the volume size out.",
      }),
    ];
  }
  if (type.nvmeGb > 0 && network.kmsKey !== null) {
    const remedy = "Leave the key out: these disks are encrypted by the hardware.";
    return [check.blocked({ why: `${own}, and SageMaker takes no key for them.`, remedy })];
  }
  const bytes = weightBytesOf(sizesIn(facts));
  const room = type.nvmeGb > 0 ? type.nvmeGb : instances.volumeGb;
  if (bytes === null || room === null || bytes <= room * gigabyte) return [];
  const size = `${Math.ceil(bytes / gigabyte)} GB of weights`;
  return [
    check.blocked({
      why: `${size} do not fit on ${room} GB of disk.`,
      remedy: "Choose a larger volume or type.",
    }),
  ];
}

const mebibytesPerGibibyte = 1024;

function checkCopies(
  { placement, instances, scaling }: DeploymentSpec,
  type: InstanceType,
): DeploymentCheck[] {
  if (placement.mode === "MODEL_BASED") return [];
  const check = checkOf("copies", "Place for the copies");
  const accelerators = type.accelerators?.count ?? 0;
  const rooms = [
    Math.floor((type.memoryGib * mebibytesPerGibibyte) / placement.memoryMib),
    ...(placement.accelerators === 0 ? [] : [Math.floor(accelerators / placement.accelerators)]),
    ...(placement.cpus === null ? [] : [Math.floor(type.vcpus / placement.cpus)]),
  ];
  const perInstance = Math.min(...rooms);
  if (perInstance === 0) {
    const has = `${type.vcpus} processors, ${type.memoryGib} GiB and ${accelerators} GPUs or devices`;
    const why = `One copy asks for more than ${type.name} has, which is ${has}.`;
    return [check.blocked({ why, remedy: "Ask for less a copy, or choose a larger type." })];
  }
  const most = Math.max(placement.copies, scaling?.maximum ?? 0);
  const places = perInstance * Math.max(instances.count, instances.managed?.most ?? 0);
  const state = `An instance carries ${perInstance}, all of them ${places}`;
  if (placement.copies > places) {
    const why = `${state}; this begins with ${placement.copies}.`;
    return [check.blocked({ why, remedy: "Allow more instances, or begin with fewer copies." })];
  }
  if (most > places) {
    const why = `${state}, and it may scale to ${most} copies.`;
    return [check.warn({ why, remedy: "Allow more instances, or scale to fewer copies." })];
  }
  return [check.ok(`${state}; this needs up to ${most}.`)];
}
