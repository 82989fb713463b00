// ARNs of Amazon Bedrock resources: their parts, their kinds, and which region stands in which partition.

/** The resource types that Bedrock puts between the account and the resource id of an ARN. */
export const bedrockResourceKinds = [
  "application-inference-profile",
  "inference-profile",
  "foundation-model",
  "imported-model",
  "custom-model",
  "custom-model-deployment",
  "provisioned-model",
  "prompt-router",
  "default-prompt-router",
  "model-import-job",
  "model-customization-job",
  "model-invocation-job",
  "evaluation-job",
  "async-invoke",
  "guardrail",
  "guardrail-profile",
  "automated-reasoning-policy",
  "agent",
  "agent-alias",
  "flow",
  "prompt",
  "knowledge-base",
] as const;

export type BedrockResourceKind = (typeof bedrockResourceKinds)[number];

export interface BedrockArn {
  arn: string;
  partition: string;
  region: string;
  /** Twelve digits; empty for foundation models and wherever AWS leaves it out. */
  account: string;
  kind: BedrockResourceKind;
  resourceId: string;
}

// GetInferenceProfile's pattern, with the partitions that PromptFlowNodeInlineConfiguration adds.
const partition = "aws(?:-cn|-us-gov|-eusc|-iso(?:-[b-f])?)?";
const region = "[a-z]{2,4}(?:-[a-z]{2,9}){1,2}-[0-9]{1,2}";
// InferenceProfileId of the API model is at most 64 characters long.
const profileId = "[a-zA-Z0-9-:.]{1,64}";

/**
 * A whole application inference profile ARN, and nothing around it.
 * The API's own pattern also lets region and account be empty; an ARN that can be called names both.
 */
export const applicationProfileArnPattern = new RegExp(
  `^arn:${partition}:bedrock:${region}:[0-9]{12}:application-inference-profile/${profileId}$`,
);

/** A whole system-defined profile ARN; the flow and evaluation APIs accept it without an account. */
export const systemDefinedProfileArnPattern = new RegExp(
  `^arn:${partition}:bedrock:${region}:(?:[0-9]{12})?:inference-profile/${profileId}$`,
);

const bedrockArnPattern = new RegExp(
  `^arn:(${partition}):bedrock:(${region}):([0-9]{12})?:([a-z-]+)/([a-zA-Z0-9-:._/]{1,512})$`,
);

/**
 * The parts of a Bedrock ARN, or undefined when the text is not exactly one: wildcards, shortened
 * accounts, unknown resource types and regions of another partition are not ARNs that can be called.
 */
export function parseBedrockArn(text: string): BedrockArn | undefined {
  const match = bedrockArnPattern.exec(text);
  if (!match) return undefined;
  const [arn, itsPartition = "", itsRegion = "", account = "", type = "", resourceId = ""] = match;
  if (!isBedrockResourceKind(type) || !isPartitionOfRegion(itsPartition, itsRegion)) return undefined;
  if (type === "application-inference-profile" && !applicationProfileArnPattern.test(arn)) return undefined;
  if (type === "inference-profile" && !systemDefinedProfileArnPattern.test(arn)) return undefined;
  return { arn, partition: itsPartition, region: itsRegion, account, kind: type, resourceId };
}

/** Whether AWS runs the region inside the partition, by the region's prefix (`cn-`, `us-gov-`, `eusc-` …). */
export function isPartitionOfRegion(partitionName: string, regionName: string): boolean {
  return partitionOfRegion(regionName) === partitionName;
}

/** The partition that a region's prefix belongs to; every other prefix is the commercial partition `aws`. */
export function partitionOfRegion(regionName: string): string {
  if (regionName.startsWith("cn-")) return "aws-cn";
  if (regionName.startsWith("us-gov-")) return "aws-us-gov";
  if (regionName.startsWith("eusc-")) return "aws-eusc";
  const isolated = /^[a-z]{2}-iso([b-f]?)-/.exec(regionName);
  if (!isolated) return "aws";
  return isolated[1] ? `aws-iso-${isolated[1]}` : "aws-iso";
}

const kindNames: ReadonlySet<string> = new Set(bedrockResourceKinds);

const isBedrockResourceKind = (name: string): name is BedrockResourceKind => kindNames.has(name);
