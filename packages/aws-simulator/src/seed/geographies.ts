/** Regions that the simulated Bedrock is in. */
export const bedrockRegions = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "ca-central-1",
  "sa-east-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-4",
] as const;

export type Region = (typeof bedrockRegions)[number];
export type Geography = "us" | "eu" | "apac" | "jp" | "au" | "global";

/** From where a system-defined profile is called, where it may send a request, and how AWS words its name. */
export const geographies: Readonly<
  Record<Geography, { label: string; sources: readonly Region[]; destinations: readonly Region[] }>
> = {
  us: {
    label: "US",
    sources: ["us-east-1", "us-east-2", "us-west-2", "ca-central-1"],
    destinations: ["us-east-1", "us-east-2", "us-west-2"],
  },
  eu: {
    label: "EU",
    sources: [
      "eu-central-1",
      "eu-central-2",
      "eu-north-1",
      "eu-south-1",
      "eu-south-2",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
    ],
    destinations: ["eu-central-1", "eu-north-1", "eu-south-1", "eu-west-1", "eu-west-3"],
  },
  apac: {
    label: "APAC",
    sources: [
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-northeast-3",
      "ap-south-1",
      "ap-southeast-1",
      "ap-southeast-2",
    ],
    destinations: ["ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
  },
  jp: {
    label: "JP",
    sources: ["ap-northeast-1", "ap-northeast-3"],
    destinations: ["ap-northeast-1", "ap-northeast-3"],
  },
  au: {
    label: "AU",
    sources: ["ap-southeast-2", "ap-southeast-4"],
    destinations: ["ap-southeast-2", "ap-southeast-4"],
  },
  // Destinations of global profiles are told as the source Region and the ARN without a Region.
  global: { label: "GLOBAL", sources: bedrockRegions, destinations: [] },
};
