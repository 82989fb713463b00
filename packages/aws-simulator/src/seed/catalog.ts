// What AWS itself offers: foundation models by Region, and the system-defined profiles over them.
import { claudeModels } from "./claude-models.ts";
import type { FoundationModel } from "./foundation-model.ts";
import { geographies } from "./geographies.ts";
import type { Geography, Region } from "./geographies.ts";
import { otherModels } from "./other-models.ts";

export const foundationModels: readonly FoundationModel[] = [...claudeModels, ...otherModels];

const byId = new Map(foundationModels.map((model) => [model.id, model]));

export type SystemProfile = {
  /** E.g. `us.anthropic.claude-sonnet-5`. */
  id: string;
  name: string;
  description: string;
  model: FoundationModel;
  /** ARNs of the models that may serve a request made in this Region. */
  modelArns: string[];
  createdAt: Date;
};

export function findModel(id: string): FoundationModel | undefined {
  return byId.get(id);
}

/** ARN of a foundation model; without a Region for destinations of global profiles. */
export const modelArn = (id: string, region = ""): string =>
  `arn:aws:bedrock:${region}::foundation-model/${id}`;

export function isOnDemand(model: FoundationModel, region: string): boolean {
  return model.onDemand.some((known) => known === region);
}

/** Models that ListFoundationModels tells in a Region: invocable there, or a destination of a profile. */
export function modelsIn(region: string): FoundationModel[] {
  return foundationModels.filter(
    (model) => isOnDemand(model, region) || model.profiles.some((geography) => isServed(geography, region)),
  );
}

/** System-defined profiles that can be called from a Region. */
export function systemProfilesIn(region: string): SystemProfile[] {
  const cached = profilesByRegion.get(region);
  if (cached !== undefined) return cached;
  const profiles = foundationModels.flatMap((model) =>
    model.profiles
      .filter((geography) => isSource(geography, region))
      .map((geography) => systemProfile(model, geography, region)),
  );
  profilesByRegion.set(region, profiles);
  return profiles;
}

export function findSystemProfile(id: string, region: string): SystemProfile | undefined {
  return systemProfilesIn(region).find((profile) => profile.id === id);
}

const profilesByRegion = new Map<string, SystemProfile[]>();

const isSource = (geography: Geography, region: string): boolean =>
  geographies[geography].sources.some((known) => known === region);

const isServed = (geography: Geography, region: string): boolean =>
  isSource(geography, region) || geographies[geography].destinations.some((known) => known === region);

function systemProfile(model: FoundationModel, geography: Geography, region: string): SystemProfile {
  const { label, destinations } = geographies[geography];
  const name = `${label} ${model.provider} ${model.name}`;
  return {
    id: `${geography}.${model.id}`,
    name: geography === "global" ? `Global ${model.provider} ${model.name}` : name,
    description: describe(model, geography, destinations),
    model,
    modelArns:
      geography === "global"
        ? [modelArn(model.id, region), modelArn(model.id)]
        : destinations.map((destination) => modelArn(model.id, destination)),
    createdAt: new Date(`${model.lifecycle.since}T00:00:00Z`),
  };
}

function describe(model: FoundationModel, geography: Geography, destinations: readonly Region[]): string {
  const subject = `Routes requests to ${model.provider} ${model.name}`;
  if (geography === "global") return `${subject} globally across all supported AWS Regions.`;
  const last = destinations.at(-1) ?? "";
  return `${subject} in ${destinations.slice(0, -1).join(", ")} and ${last}.`;
}
