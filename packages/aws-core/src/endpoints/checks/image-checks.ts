import { imageEnvironment } from "../../images/image-environment.ts";
import { inferenceAmiVersionFor } from "../../images/inference-ami.ts";
import type { ImageUri } from "../../images/parse-image-uri.ts";
import { findServingImage } from "../../images/serving-images.ts";
import { findInstanceType } from "../../instances/instance-types.ts";
import { chosenImage } from "../chosen-image.ts";
import type { DeploymentSpec } from "../deployment-spec.ts";
import { checkOf, type DeploymentCheck, type DeploymentFacts } from "./deployment-check.ts";

/** The image, what it runs on, and whether it serves such a model. */
export function checkImage(spec: DeploymentSpec, facts: DeploymentFacts): DeploymentCheck[] {
  const image = chosenImage(spec);
  if ("problem" in image) {
    const remedy = "Choose another image, version or Region.";
    return [checkOf("image", "Container image").blocked({ why: image.problem, remedy })];
  }
  return [
    checkSource(spec, { image, account: facts.account }),
    ...checkMachineImage(image),
    ...checkDevice(spec),
    ...checkFormat(spec, facts),
    ...checkTask(spec, facts),
    ...checkRemoteCode(spec, facts),
  ];
}

function checkSource(
  { image: choice, region }: DeploymentSpec,
  { image, account }: { image: ImageUri; account: string },
): DeploymentCheck {
  const check = checkOf("image", "Container image");
  if (choice.from === "aws") {
    const { label, archived } = findServingImage(choice.kind);
    if (!archived) return check.ok(`${label} ${choice.version} is pulled from AWS's registry in ${region}.`);
    return check.warn({
      why: `${label} ${choice.version} can be pulled but gets no more releases, security fixes included.`,
      remedy: "Take the vLLM image for new endpoints.",
    });
  }
  if (image.ofAws || image.account === account) return check.ok(`${image.uri} is pulled in ${region}.`);
  return check.warn({
    why: `The image belongs to account ${image.account}, which must let this one pull it.`,
    remedy: `Have account ${image.account} allow ${account} in the repository's policy.`,
  });
}

function checkMachineImage(image: ImageUri): DeploymentCheck[] {
  const ami = inferenceAmiVersionFor(image);
  if (ami === undefined) return [];
  const why = `The container is built for CUDA 13, so the instances are started with ${ami}.`;
  return [checkOf("machine-image", "Drivers of the instances").ok(why)];
}

function checkDevice({ image, instances, placement }: DeploymentSpec): DeploymentCheck[] {
  const type = findInstanceType(instances.type);
  if (image.from === "own" || !type) return [];
  const check = checkOf("device", "GPU for the image");
  const { device, label } = findServingImage(image.kind);
  const has = type.accelerators?.kind;
  if (device === "cpu") {
    if (has === undefined) return [];
    return [
      check.warn({
        why: `${label} does not use the ${type.accelerators?.model} of ${type.name}, which is paid for.`,
        remedy: "Choose an instance type without GPUs, or the image for GPUs.",
      }),
    ];
  }
  if (has !== "gpu") {
    const lacks = has === "neuron" ? "has AWS's Neuron devices instead of GPUs" : "has no GPU";
    return [
      check.blocked({
        why: `${label} needs an NVIDIA GPU, and ${type.name} ${lacks}.`,
        remedy: "Choose an instance type with GPUs, such as ml.g5.xlarge.",
      }),
    ];
  }
  if (placement.mode === "INFERENCE_COMPONENT_BASED" && placement.accelerators === 0) {
    return [
      check.blocked({
        why: `${label} needs an NVIDIA GPU, and a copy of the component gets none.`,
        remedy: "Give each copy at least one GPU.",
      }),
    ];
  }
  return [check.ok(`${type.name} has ${type.accelerators?.count} × ${type.accelerators?.model}.`)];
}

function checkFormat({ image }: DeploymentSpec, { model }: DeploymentFacts): DeploymentCheck[] {
  if (image.from === "own" || !model) return [];
  const check = checkOf("format", "Format of the weights");
  const wantsGguf = image.kind.startsWith("llamacpp");
  const isGguf = model.weights.format === "gguf";
  if (wantsGguf === isGguf) return [];
  return [
    check.blocked(
      isGguf
        ? { why: "The repository holds GGUF files only.", remedy: "Take the llama.cpp image." }
        : {
            why: "llama.cpp serves GGUF files, and the repository has none.",
            remedy: "Take the vLLM image.",
          },
    ),
  ];
}

const embeddingTasks = ["feature-extraction", "sentence-similarity", "text-ranking", "text-classification"];

function checkTask({ image }: DeploymentSpec, { model }: DeploymentFacts): DeploymentCheck[] {
  const task = model?.task ?? null;
  if (image.from === "own" || task === null) return [];
  const embeds = findServingImage(image.kind).bodies.includes("embeddings");
  if (embeds === embeddingTasks.includes(task)) return [];
  const remedy = embeds ? "Take the vLLM image." : "Take Text Embeddings Inference for embedding models.";
  const label = findServingImage(image.kind).label;
  return [
    checkOf("task", "Task of the model").warn({ why: `${label} may not serve a model for ${task}.`, remedy }),
  ];
}

function checkRemoteCode(
  { image, environment }: DeploymentSpec,
  { model }: DeploymentFacts,
): DeploymentCheck[] {
  if (image.from === "own" || !model?.needsRemoteCode) return [];
  const check = checkOf("remote-code", "Code of the repository");
  const switches = imageEnvironment(image.kind).variables.filter(({ name }) =>
    name.endsWith("TRUST_REMOTE_CODE"),
  );
  const allowed = switches.some(({ name }) => environment[name] === "true");
  const code = `${model.repository} runs only with code out of the repository`;
  if (allowed) {
    const remedy = `Have somebody read the code at commit ${model.commit.slice(0, 12)} before approval.`;
    return [check.warn({ why: `${code}, and this endpoint runs it with the role's permissions.`, remedy })];
  }
  const [first] = switches;
  const remedy = first ? `Read the code, then set ${first.name} to true.` : "Choose another image.";
  return [check.blocked({ why: `${code}, which is not allowed here.`, remedy })];
}
