import type { Region } from "./geographies.ts";

/** How bills and the Price List call a Region; the prefix begins usage types. */
export const billingRegions: Readonly<Record<Region, { prefix: string; location: string }>> = {
  "us-east-1": { prefix: "USE1", location: "US East (N. Virginia)" },
  "us-east-2": { prefix: "USE2", location: "US East (Ohio)" },
  "us-west-2": { prefix: "USW2", location: "US West (Oregon)" },
  "ca-central-1": { prefix: "CAN1", location: "Canada (Central)" },
  "sa-east-1": { prefix: "SAE1", location: "South America (Sao Paulo)" },
  "eu-central-1": { prefix: "EUC1", location: "EU (Frankfurt)" },
  "eu-central-2": { prefix: "EUC2", location: "Europe (Zurich)" },
  "eu-north-1": { prefix: "EUN1", location: "EU (Stockholm)" },
  "eu-south-1": { prefix: "EUS1", location: "EU (Milan)" },
  "eu-south-2": { prefix: "EUS2", location: "Europe (Spain)" },
  "eu-west-1": { prefix: "EUW1", location: "EU (Ireland)" },
  "eu-west-2": { prefix: "EUW2", location: "EU (London)" },
  "eu-west-3": { prefix: "EUW3", location: "EU (Paris)" },
  "ap-northeast-1": { prefix: "APN1", location: "Asia Pacific (Tokyo)" },
  "ap-northeast-2": { prefix: "APN2", location: "Asia Pacific (Seoul)" },
  "ap-northeast-3": { prefix: "APN3", location: "Asia Pacific (Osaka)" },
  "ap-south-1": { prefix: "APS3", location: "Asia Pacific (Mumbai)" },
  "ap-southeast-1": { prefix: "APS1", location: "Asia Pacific (Singapore)" },
  "ap-southeast-2": { prefix: "APS2", location: "Asia Pacific (Sydney)" },
  "ap-southeast-4": { prefix: "APS6", location: "Asia Pacific (Melbourne)" },
};

const byName = new Map<string, { prefix: string; location: string }>(Object.entries(billingRegions));

/** The prefix of a Region's usage types. */
export const usagePrefix = (region: string): string => byName.get(region)?.prefix ?? region.toUpperCase();
