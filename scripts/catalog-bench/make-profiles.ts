import { createHash } from "node:crypto";
import type { InferenceProfile, ProfileTag } from "@quarry/aws-core/profiles/schema";
import type { SeenProfile } from "@quarry/domain/profiles/mirror-row";

/** A Region of an account, which AWS lists the profiles of. */
export interface Place {
  account: string;
  region: string;
}

interface Model {
  id: string;
  /** What its system-defined profile begins with, and where that sends requests. */
  routing: "us" | "eu" | "global" | "none";
}

const models: readonly Model[] = [
  { id: "anthropic.claude-haiku-4-5-20251001-v1:0", routing: "us" },
  { id: "anthropic.claude-sonnet-5", routing: "global" },
  { id: "anthropic.claude-sonnet-4-6", routing: "eu" },
  { id: "anthropic.claude-3-5-sonnet-20241022-v2:0", routing: "us" },
  { id: "anthropic.claude-opus-4-5-20251101-v1:0", routing: "global" },
  { id: "amazon.nova-micro-v1:0", routing: "none" },
  { id: "amazon.nova-lite-v1:0", routing: "us" },
  { id: "amazon.nova-pro-v1:0", routing: "eu" },
  { id: "amazon.nova-2-lite-v1:0", routing: "global" },
  { id: "amazon.titan-embed-text-v2:0", routing: "none" },
  { id: "meta.llama3-3-70b-instruct-v1:0", routing: "us" },
  { id: "meta.llama4-maverick-17b-instruct-v1:0", routing: "us" },
  { id: "mistral.mistral-large-2407-v1:0", routing: "none" },
  { id: "mistral.pixtral-large-2502-v1:0", routing: "eu" },
  { id: "cohere.command-r-plus-v1:0", routing: "none" },
  { id: "cohere.embed-v4:0", routing: "global" },
  { id: "deepseek.r1-v1:0", routing: "us" },
  { id: "qwen.qwen3-32b-v1:0", routing: "none" },
  { id: "openai.gpt-oss-120b-1:0", routing: "none" },
  { id: "writer.palmyra-x5-v1:0", routing: "us" },
];
const destinations = {
  us: ["us-east-1", "us-east-2", "us-west-2"],
  eu: ["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3"],
  global: [null],
} as const;

const apps = ["search", "ranking", "claims", "summaries", "translation", "support", "contracts", "vision"];
const environments = ["production", "staging", "test", "development"];

/** One of each model that AWS itself offers, then applications' profiles: always the same for the same place. */
export function makeProfiles({ account, region }: Place, count: number): SeenProfile[] {
  return Array.from({ length: count }, (_, index) => {
    const number = numberOf(`${account} ${region} ${index}`);
    const own = models[index];
    return own ? systemDefined({ account, region }, own) : application({ account, region }, number);
  });
}

function systemDefined(place: Place, model: Model): SeenProfile {
  const profileId = model.routing === "none" ? model.id : `${model.routing}.${model.id}`;
  const profile = aProfile(place, {
    model,
    profileId,
    type: "SYSTEM_DEFINED",
    name: profileId.replaceAll(/[.:]/g, " "),
    description: `Routes requests to ${model.id}.`,
    number: 0,
  });
  return { profile, tags: [] };
}

function application(place: Place, number: number): SeenProfile {
  const app = of(apps, number);
  const environment = of(environments, number >>> 3);
  const model = of(models, number >>> 5);
  const project = `prj${(number % 300).toString(36).padStart(6, "x")}`;
  const isOfStudio = number % 10 === 0;
  const profile = aProfile(place, {
    model,
    profileId: number.toString(36).padStart(12, "q"),
    type: "APPLICATION",
    name: `${app} ${environment} ${number.toString(36)}`,
    description: isOfStudio
      ? `Created by Amazon SageMaker Unified Studio for domain dzd-bench to provide access to Amazon Bedrock model in project ${project}`
      : `For ${app} in ${environment}`,
    number,
  });
  return { profile, tags: tagsOf({ number, app, environment, project: isOfStudio ? project : undefined }) };
}

interface Tagged {
  number: number;
  app: string;
  environment: string;
  /** Of the Studio, which made it. */
  project: string | undefined;
}

/** What 40 teams write; one in a hundred may not be read, one in 25 has none, every sixth is Quarry's own. */
function tagsOf({ number, app, environment, project }: Tagged): ProfileTag[] | null {
  if (number % 101 === 0) return null;
  if (number % 25 === 7) return [];
  const written = {
    Team: `team-${String(number % 40).padStart(2, "0")}`,
    Project: `${app}-${(number >>> 4) % 50}`,
    Environment: environment,
    CostCenter: `CC-${1000 + (number % 40) * 10}`,
    ...(project !== undefined && {
      AmazonDataZoneProject: number % 30 === 0 ? "another1" : project,
      AmazonDataZoneDomain: "dzd-bench",
      AmazonBedrockManaged: "true",
    }),
    ...(number % 6 === 1 && {
      "quarry:operation": `operation-${number}`,
      "quarry:owner": "search",
      "quarry:managed-by": "quarry",
    }),
  };
  return Object.entries(written).map(([key, value]) => ({ key, value }));
}

interface Wanted extends Pick<InferenceProfile, "profileId" | "type" | "name" | "description"> {
  model: Model;
  number: number;
}

function aProfile({ account, region }: Place, { model, number, ...facts }: Wanted): InferenceProfile {
  const kind = facts.type === "APPLICATION" ? "application-inference-profile" : "inference-profile";
  const regions = model.routing === "none" ? [region] : destinations[model.routing];
  const createdAt = new Date(Date.UTC(2025, 0, 1) + (number % 40_000_000) * 1000).toISOString();
  return {
    ...facts,
    arn: `arn:aws:bedrock:${region}:${account}:${kind}/${facts.profileId}`,
    status: "ACTIVE",
    region,
    account,
    partition: "aws",
    models: regions.map((destination) => ({
      modelArn: `arn:aws:bedrock:${destination ?? ""}::foundation-model/${model.id}`,
      modelId: model.id,
      region: destination,
    })),
    createdAt,
    updatedAt: createdAt,
  };
}

function of<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error("There is nothing to choose from.");
  return item;
}

const numberOf = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE();
