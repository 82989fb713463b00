import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";

export interface Fact {
  label: string;
  value: string;
  /** An identifier, to be read letter by letter. */
  code?: boolean;
  href?: string;
}

/** How an endpoint was asked for, in words. */
export function specFacts(spec: DeploymentSpec): Fact[] {
  const { timeouts, roleArn, network, async: asynchronous } = spec;
  return [
    modelFact(spec),
    ...accessFacts(spec),
    imageFact(spec),
    { label: "Instances", value: instanceWords(spec) },
    { label: "Placement", value: placementWords(spec) },
    { label: "Scaling", value: scalingWords(spec) },
    {
      label: "Time-outs",
      value: `${minutes(timeouts.download)} for the model, ${minutes(timeouts.startup)} for the container`,
    },
    { label: "Network", value: networkWords(spec) },
    { label: "Execution role", value: roleArn, code: true },
    ...(network.kmsKey === null ? [] : [{ label: "Volume key", value: network.kmsKey, code: true }]),
    ...(asynchronous === null
      ? []
      : [{ label: "Answers go to", value: asynchronous.outputPath, code: true }]),
  ];
}

function modelFact({ model }: DeploymentSpec): Fact {
  if (model.source === "s3") return { label: "Model in S3", value: model.uri, code: true };
  const { repository, revision } = model;
  return {
    label: "Model of the Hugging Face Hub",
    value: `${repository} at ${revision.slice(0, 8)}`,
    href: `https://huggingface.co/${repository}/tree/${revision}`,
  };
}

/** How a gated or private repository is opened; nothing is said of open ones. */
export function accessFacts({ model }: Pick<DeploymentSpec, "model">): Fact[] {
  if (model.source === "s3" || model.access.kind === "open") return [];
  const { access } = model;
  const label = "Opened with";
  if (access.kind === "token")
    return [{ label, value: "a Hub token of the team", href: "/settings/hub-tokens" }];
  return [{ label, value: access.secretArn, code: true }];
}

function imageFact({ image }: DeploymentSpec): Fact {
  const value = image.from === "own" ? image.uri : `${image.kind} ${image.version}`;
  return { label: image.from === "own" ? "Image of your own" : "Image of AWS", value, code: true };
}

function instanceWords({ instances: { type, count, managed, volumeGb } }: DeploymentSpec): string {
  const range = managed === null ? "" : `, SageMaker keeps ${managed.least} to ${managed.most}`;
  return `${count} × ${type}${range}${volumeGb === null ? "" : `, ${volumeGb} GB each`}`;
}

function placementWords({ placement }: DeploymentSpec): string {
  if (placement.mode === "MODEL_BASED") return "Directly on the instances";
  const { copies, accelerators, cpus, memoryMib } = placement;
  const parts = [
    ...(accelerators > 0 ? [counted(accelerators, "GPU")] : []),
    ...(cpus === null ? [] : [counted(cpus, "CPU")]),
    `${memoryMib.toLocaleString("en")} MiB`,
  ];
  return `As a component: ${copies === 1 ? "1 copy" : `${copies} copies`}, each with ${parts.join(", ")}`;
}

function scalingWords({ scaling, placement }: DeploymentSpec): string {
  if (scaling === null) return "None: as many as were asked for";
  const { minimum, maximum, target } = scaling;
  const noun = placement.mode === "MODEL_BASED" ? "instances" : "copies";
  return `${minimum} to ${maximum} ${noun}, for ${target.toLocaleString("en")} calls a minute each`;
}

function networkWords({ network: { vpc, isolated } }: DeploymentSpec): string {
  const place =
    vpc === null ? "SageMaker’s own" : `${vpc.subnets.join(", ")} with ${vpc.securityGroups.join(", ")}`;
  return isolated ? `${place}, the container cut off` : place;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const minutes = (seconds: number): string => (seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`);
