import { HubModel } from "@quarry/aws-core/hub/schema";
import { HubRepository, ServingImageChoice } from "@quarry/aws-core/endpoints/deployment-parts";
import { BodyForm, ImageKind } from "@quarry/aws-core/images/schema";
import { z } from "zod";

/** An account's Region that somebody looks into before they ask for an endpoint. */
export const PlaceInput = z.strictObject({
  connectionId: z.uuid("Choose an account."),
  region: z.string().max(40),
});

export const LookUpModelInput = z.strictObject({
  repository: HubRepository,
  /** A branch, tag or commit. */
  revision: z.string().max(100).default("main"),
  /** A Hub token that one of the person's teams keeps, for a gated or private repository. */
  tokenId: z.uuid("Choose a token of the team.").optional(),
});

export const ExecutionRoleView = z.object({
  arn: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  /** `wider` lets in more than SageMaker for this account; `unknown` cannot be told from its trust policy. */
  verdict: z.enum(["trusted", "wider", "unknown"]),
  /** How its trust policy differs from the template, with what to do; empty when it does not. */
  differences: z.array(z.string()),
});
export type ExecutionRoleView = z.infer<typeof ExecutionRoleView>;

export const ExecutionRolesView = z.object({
  items: z.array(ExecutionRoleView),
  /** Why there is no list, as a sentence with what to do; null when there is one. */
  problem: z.string().nullable(),
});
export type ExecutionRolesView = z.infer<typeof ExecutionRolesView>;

export const ImageVariableView = z.object({
  name: z.string(),
  meaning: z.string(),
  type: z.enum(["text", "integer", "number", "boolean", "choice"]),
  /** What the image does without it; null when it then does not start. */
  fallback: z.string().nullable(),
  choices: z.array(z.string()),
  /** Filled in by Quarry: from the model, its commit or the GPUs of a copy. */
  isFilledIn: z.boolean(),
});
export type ImageVariableView = z.infer<typeof ImageVariableView>;

export const ServingImageView = z.object({
  kind: ImageKind,
  label: z.string(),
  purpose: z.string(),
  device: z.enum(["gpu", "cpu"]),
  isArchived: z.boolean(),
  /** Newest first. */
  versions: z.array(z.string()),
  bodies: z.array(BodyForm),
  /** Those that a request may set; the one with the Hub token is not among them. */
  variables: z.array(ImageVariableView),
  /** Further variables that it takes by their beginning. */
  prefix: z.string().nullable(),
  /** The newest version in the Region; null where the Region cannot pull it. */
  uri: z.string().nullable(),
  /** Why the Region cannot pull it; null when it can. */
  problem: z.string().nullable(),
});
export type ServingImageView = z.infer<typeof ServingImageView>;

export const InstanceOffersInput = PlaceInput.extend({
  /** What is to be served; null when its size is not known. */
  model: HubModel.nullable().default(null),
  image: ServingImageChoice.nullable().default(null),
  /** Decides the longest sequence and the number format. */
  environment: z.record(z.string().max(1024), z.string().max(1024)).default({}),
  /** GPUs or devices of one copy; null: all of an instance. */
  acceleratorsPerCopy: z.int().min(0).max(16).nullable().default(null),
});
export type InstanceOffersInput = z.output<typeof InstanceOffersInput>;

export const MemoryFitView = z.object({
  verdict: z.enum(["fits", "tight", "too-large", "unknown"]),
  sentence: z.string(),
  availableBytes: z.number(),
  parts: z.array(
    z.object({
      id: z.enum(["weights", "cache", "overhead"]),
      label: z.string(),
      bytes: z.number(),
      arithmetic: z.string(),
    }),
  ),
});
export type MemoryFitView = z.infer<typeof MemoryFitView>;

export const InstanceOfferView = z.object({
  type: z.string(),
  vcpus: z.int(),
  memoryGib: z.number(),
  accelerators: z
    .object({
      model: z.string(),
      count: z.int(),
      memoryGib: z.number(),
      kind: z.enum(["gpu", "neuron"]),
    })
    .nullable(),
  /** Local disks in GB; SageMaker takes neither a volume size nor a volume key beside them. */
  nvmeGb: z.int(),
  /** Of one instance, in micro-dollars as decimal strings; null when no price is known. */
  price: z
    .object({ perHour: z.string(), perMonth: z.string(), basis: z.enum(["list", "estimate"]) })
    .nullable(),
  /** Whether the Region has the type. */
  offered: z.enum(["yes", "no", "unknown"]),
  /** Instances of the type that the account may run in all endpoints of the Region; null when not known. */
  quota: z.number().nullable(),
  /** The memory of one copy of the model. */
  fit: MemoryFitView,
});
export type InstanceOfferView = z.infer<typeof InstanceOfferView>;

export const InstanceOffersView = z.object({
  items: z.array(InstanceOfferView),
  /** Why the quotas are not known, as a sentence; null when they are. */
  problem: z.string().nullable(),
});
export type InstanceOffersView = z.infer<typeof InstanceOffersView>;
