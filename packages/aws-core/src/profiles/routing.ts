import { routingGeographies, routingPrefixOf } from "./routing-prefixes.ts";
import type { InferenceProfile, ProfileRouting, RoutingPrefix } from "./schema.ts";

export type RoutedProfile = Pick<InferenceProfile, "profileId" | "region" | "models">;

/**
 * Says where requests through a profile may be processed. A system-defined profile tells by its id; an
 * application profile has an opaque id, so its destinations tell. Missing data gives `unknown`, never a guess.
 */
export function profileRouting(profile: RoutedProfile): ProfileRouting {
  const destinationRegions = destinationsOf(profile);
  const prefix = routingPrefixOf(profile.profileId) ?? prefixByDestinations(profile, destinationRegions);
  return { prefix, destinationRegions, residency: residencyOf(prefix, destinationRegions) };
}

function destinationsOf({ models }: RoutedProfile): string[] {
  const regions = new Set(models.flatMap(({ region }) => (region ? [region] : [])));
  return [...regions].toSorted();
}

function prefixByDestinations({ models, region }: RoutedProfile, destinations: string[]): RoutingPrefix {
  // A model ARN without a Region is how AWS writes "any commercial Region".
  if (models.some((model) => model.region === null && /^arn:[^:]+:bedrock::/.test(model.modelArn))) {
    return "global";
  }
  if (destinations.length === 0) return "unknown";
  if (destinations.length === 1 && destinations[0] === region) return "none";
  const geography = routingGeographies.find(({ regions }) =>
    destinations.every((name) => regions.test(name)),
  );
  return geography?.prefix ?? "unknown";
}

function residencyOf(prefix: RoutingPrefix, destinations: string[]): string {
  if (prefix === "global") return "Requests may be processed in any commercial AWS Region.";
  const geography = routingGeographies.find((row) => row.prefix === prefix);
  if (destinations.length === 0) {
    if (geography) return `Requests stay within ${geography.name}; AWS named no Regions.`;
    return "AWS named no destination Regions, so where requests are processed is not known.";
  }
  if (destinations.length === 1) return `Requests are processed in ${destinations[0]} only.`;
  const within = geography ? `, all in ${geography.name}` : "";
  return `Requests may be processed in ${listed(destinations)}${within}.`;
}

function listed(names: string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(names);
}
