const exact: Readonly<Record<string, string>> = {
  roleArn: "Execution role",
  "model.source": "Source of the model",
  "model.repository": "Repository",
  "model.revision": "Commit",
  "model.uri": "Model in S3",
  "image.from": "Source of the image",
  "image.kind": "Image",
  "image.version": "Version of the image",
  "image.uri": "URI of the image",
  "image.body": "Form of its calls",
  "instances.type": "Instance type",
  "instances.count": "Instances",
  "instances.managed": "Instances that SageMaker manages",
  "instances.managed.least": "Instances at least",
  "instances.managed.most": "Instances at most",
  "instances.volumeGb": "Volume in GB",
  "placement.copies": "Copies",
  "placement.accelerators": "GPUs of a copy",
  "placement.cpus": "CPUs of a copy",
  "placement.memoryMib": "Memory of a copy in MiB",
  scaling: "Scaling",
  "scaling.minimum": "Scaled to at least",
  "scaling.maximum": "Scaled to at most",
  "scaling.target": "Calls a minute for each",
  "scaling.scaleInCooldown": "Pause after removing, in seconds",
  "scaling.scaleOutCooldown": "Pause after adding, in seconds",
  "timeouts.download": "Time-out of the download, in seconds",
  "timeouts.startup": "Time-out of the start, in seconds",
  "network.vpc": "VPC",
  "network.vpc.subnets": "Subnets",
  "network.vpc.securityGroups": "Security groups",
  "network.isolated": "Cut off from the network",
  "network.kmsKey": "Key for the volumes",
  async: "Asynchronous inference",
};

const prefixes: readonly (readonly [prefix: string, word: string])[] = [
  ["environment.", "Variable"],
  ["model.access.", "Access to the model:"],
  ["async.", "Asynchronous inference:"],
];

/** The name of a field that an update changes, as the wizard calls it; its path where it has no name. */
export function changeWords(field: string): string {
  if (Object.hasOwn(exact, field)) return exact[field] ?? field;
  const found = prefixes.find(([prefix]) => field.startsWith(prefix));
  if (!found) return field;
  const [prefix, word] = found;
  return `${word} ${field.slice(prefix.length)}`;
}
