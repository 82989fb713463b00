// Thousands of profiles that follow from a seed: the same seed gives the same ids, tags and tokens at all times.
import { derivedProfileId } from "../services/bedrock/profile-rows.ts";
import type { Region } from "./geographies.ts";
import { companyAccount } from "./company-profiles.ts";
import type { ProfileSeed } from "./profile-seed.ts";

const sources: readonly (readonly [source: string, region: Region])[] = [
  ["us.anthropic.claude-haiku-4-5-20251001-v1:0", "us-east-1"],
  ["global.anthropic.claude-sonnet-5", "us-west-2"],
  ["eu.anthropic.claude-sonnet-4-6", "eu-central-1"],
  ["us.amazon.nova-lite-v1:0", "us-east-1"],
  ["jp.anthropic.claude-sonnet-4-5-20250929-v1:0", "ap-northeast-1"],
  ["us.meta.llama3-3-70b-instruct-v1:0", "us-west-2"],
  ["global.amazon.nova-2-lite-v1:0", "us-west-2"],
];

/** What scenario `costs` is made of. */
export const generatedDefaults = { seed: 20_260_901, profiles: 5000, months: 13 };

const generatedTeams = 40;
const generatedProjects = 400;
/** Shares no factor with the number of teams, so that no team is without tags altogether. */
const untaggedEvery = 23;
const accounts = [companyAccount, companyAccount, companyAccount, "444455556666", "777788889999"] as const;
const environments = ["prod", "staging", "dev"] as const;

/** Profiles of 40 teams and 400 projects in three accounts and four Regions; one in 23 carries no tags. */
export function generatedProfiles({ seed, profiles }: { seed: number; profiles: number }): ProfileSeed[] {
  return Array.from({ length: profiles }, (_, index) => {
    const [source, region] = sources[index % sources.length] ?? ["us.amazon.nova-lite-v1:0", "us-east-1"];
    const team = `team-${String(index % generatedTeams).padStart(2, "0")}`;
    const environment = environments[index % environments.length] ?? "dev";
    const tags = {
      Team: team,
      Project: `project-${String(index % generatedProjects).padStart(3, "0")}`,
      Environment: environment,
      CostCenter: `CC-${1000 + (index % generatedTeams) * 10}`,
    };
    return {
      account: accounts[index % accounts.length] ?? companyAccount,
      region,
      id: derivedProfileId(`generated ${seed} ${index}`),
      name: `${team}-${environment}-${String(index).padStart(5, "0")}`,
      source,
      tags: index % untaggedEvery === untaggedEvery - 1 ? {} : tags,
      createdAt: "2025-01-01T00:00:00.000Z",
    };
  });
}
