// The parts of a deployment, each with the limits that SageMaker sets for it.

import { z } from "zod";
import { BodyForm, ImageKind } from "../images/schema.ts";
import { checkEndpointName } from "./endpoint-name.ts";
import { checkEnvironment } from "./environment-rules.ts";

/** The name of an endpoint, as SageMaker takes it; the issue carries the nearest such name as `params.suggestion`. */
export const EndpointName = z.string().superRefine((name, context) => {
  const check = checkEndpointName(name);
  if (check.ok) return;
  const { problem, suggestion } = check;
  context.addIssue({ code: "custom", message: `${problem} Try ${suggestion}.`, params: { suggestion } });
});

/** A repository of the Hugging Face Hub: an owner and a name. */
export const HubRepository = z.string().regex(/^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/, {
  error: "Not a repository of the Hugging Face Hub. It looks like mistralai/Mistral-7B-v0.3.",
});

/** A folder (ending in a slash) or a `.tar.gz` file in Amazon S3. */
const ArtefactUri = z
  .string()
  .max(1024)
  .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/(?:[\w!*'().=+-]+\/)*(?:[\w!*'().=+-]+\.tar\.gz)?$/, {
    error: "Not a model in S3. Give a folder that ends in a slash, or one file that ends in .tar.gz.",
  });

/** The execution role of a model: SageMaker assumes it to read the artefact and to write logs. */
export const RoleArn = z
  .string()
  .max(2048)
  .regex(/^arn:aws[a-z-]*:iam::[0-9]{12}:role\/[\w+=,.@/-]+$/, { error: "Not the ARN of a role." });

/** A bucket, or a folder in it. */
export const S3Folder = z
  .string()
  .max(512)
  .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w!*'().=+-]*)*$/, {
    error: "Not a place in S3. It looks like s3://my-bucket/answers/.",
  });

/**
 * How a gated or private repository is opened. The token itself is never part of a specification: `tokenId` says
 * which one of those that are kept, sealed, elsewhere is added when CreateModel is called. `secret` names one in
 * AWS Secrets Manager that an image of one's own resolves by the variable's value.
 */
const HubAccess = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("open") }),
  z.strictObject({ kind: z.literal("token"), tokenId: z.uuid("Choose a token of the team.") }),
  z.strictObject({
    kind: z.literal("secret"),
    secretArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[\w/+=.@-]{1,512}$/, {
        error: "Not the ARN of a secret in AWS Secrets Manager.",
      }),
  }),
]);

export const ModelSource = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("hub"),
    repository: HubRepository,
    /** The commit that is served; a branch would serve another model after each restart. */
    revision: z
      .string()
      .regex(/^[0-9a-f]{40}$/, { error: "Not a commit, which is 40 digits and letters a to f." }),
    access: HubAccess,
  }),
  z.strictObject({ source: z.literal("s3"), uri: ArtefactUri }),
]);

export const ServingImageChoice = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("aws"), kind: ImageKind, version: z.string().min(1).max(40) }),
  z.strictObject({ from: z.literal("own"), uri: z.string().min(1).max(255), body: BodyForm }),
]);

const wholeNumber = (least: number, most: number) => z.int().min(least).max(most);

/** What one copy of the model gets of an instance. */
const ComponentResources = z.strictObject({
  copies: wholeNumber(0, 100),
  /** GPUs or Neuron devices; 0 on instances that have none. */
  accelerators: wholeNumber(0, 16),
  /** Cores, in quarters; null lets SageMaker place by memory and accelerators alone. */
  cpus: z.number().min(0.25).max(192).nullable(),
  memoryMib: wholeNumber(128, 4_194_304),
});

/**
 * Where the model is placed: directly on the instances of the endpoint, or as a component of which each
 * instance can carry several copies.
 */
export const Placement = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("MODEL_BASED") }),
  ComponentResources.extend({ mode: z.literal("INFERENCE_COMPONENT_BASED") }),
]);

const seconds = wholeNumber(0, 86_400);

/**
 * Target tracking: of instances where the model is placed directly, else of copies. `target` is invocations a
 * minute that one instance or copy is to serve. A minimum of 0 also needs `leastInstances` of 0.
 */
export const Scaling = z.strictObject({
  minimum: wholeNumber(0, 100),
  maximum: wholeNumber(1, 100),
  target: z.number().positive().max(1_000_000),
  scaleInCooldown: seconds,
  scaleOutCooldown: seconds,
});

export const Instances = z.strictObject({
  type: z
    .string()
    .regex(/^ml\.[a-z0-9-]+\.[a-z0-9]+$/, { error: "Not an instance type. It looks like ml.g5.xlarge." }),
  count: wholeNumber(1, 100),
  /** Only with components: SageMaker adds and removes instances for them, between these; null keeps `count`. */
  managed: z.strictObject({ least: wholeNumber(0, 100), most: wholeNumber(1, 100) }).nullable(),
  /** EBS volume of each instance in GB; null takes SageMaker's default. Refused by types with local NVMe disks. */
  volumeGb: wholeNumber(1, 512).nullable(),
});

const timeout = wholeNumber(60, 3600);

export const Timeouts = z.strictObject({
  /** Seconds until the model is on the instance. */
  download: timeout,
  /** Seconds until the container answers `/ping`. */
  startup: timeout,
});

export const Network = z.strictObject({
  vpc: z
    .strictObject({
      subnets: z
        .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/))
        .min(1)
        .max(16),
      securityGroups: z
        .array(z.string().regex(/^sg-[0-9a-f]{8,17}$/))
        .min(1)
        .max(5),
    })
    .nullable(),
  /** Cuts the container off from the network, the Hub included; its model must then come from S3. */
  isolated: z.boolean(),
  /** Key of the instances' volumes; null takes the default. Refused by types with local NVMe disks. */
  kmsKey: z
    .string()
    .regex(/^[a-zA-Z0-9:/_-]{1,2048}$/, { error: "Not a key id, key ARN or alias." })
    .nullable(),
});

const topic = z
  .string()
  .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[\w.-]+$/, { error: "Not the ARN of a topic." });

/** Requests are queued, their answers put into S3. */
export const AsyncInference = z.strictObject({
  outputPath: S3Folder,
  failurePath: S3Folder.nullable(),
  concurrentPerInstance: wholeNumber(1, 1000),
  successTopic: topic.nullable(),
  errorTopic: topic.nullable(),
});

// Tags allow any letter, digit and space of Unicode: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Tag.html
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export const EndpointTag = z.strictObject({
  key: z
    .string()
    .min(1)
    .max(128)
    .regex(tagText)
    .refine((key) => !/^(aws|quarry):/i.test(key), {
      error: "Keys that begin with aws: or quarry: are reserved.",
    }),
  value: z.string().max(256).regex(tagText),
});

/** Tags that a person may give; Quarry adds its own, and SageMaker takes 50 in all. */
export const mostOwnTags = 45;

export const Environment = z.record(z.string(), z.string()).superRefine((environment, context) => {
  for (const { key, problem } of checkEnvironment(environment))
    context.addIssue({ code: "custom", path: key === "" ? [] : [key], message: problem });
});
