// The application profiles of a company in its second year of Bedrock: some good, some forgotten, some wrong.
import { derivedProfileId } from "../services/bedrock/profile-rows.ts";
import type { Region } from "./geographies.ts";
import type { ProfileSeed } from "./profile-seed.ts";
import { projectTags, studioDescription, studioProfileName, studioProjects } from "./studio-projects.ts";
import type { StudioProject } from "./studio-projects.ts";

export const companyAccount = "111122223333";

/** In the sample exports and alive. */
export const aliveExportProfileIds = ["dsh66sruwg0s", "n6iwve9a9riu"] as const;
/** In the sample exports and deleted since. */
export const goneExportProfileIds = ["64eos5h69zwm"] as const;

type Draft = Omit<ProfileSeed, "account" | "id"> & { id?: string };

const { search, payments, growth } = studioProjects;

const studioMade = (
  project: StudioProject,
  more: { id?: string; source: string; region: Region; createdAt: string },
): Draft => ({
  name: studioProfileName(project),
  description: studioDescription(project),
  tags: projectTags(project),
  ...more,
});

const madeByTheStudio: readonly Draft[] = [
  studioMade(search, {
    id: "dsh66sruwg0s",
    source: "us.anthropic.claude-3-5-sonnet-20241022-v2:0",
    region: "us-west-2",
    createdAt: "2026-01-14T09:12:44.102Z",
  }),
  studioMade(growth, {
    id: "n6iwve9a9riu",
    source: "us.anthropic.claude-3-5-sonnet-20241022-v2:0",
    region: "us-west-2",
    createdAt: "2025-12-02T16:40:05.871Z",
  }),
  studioMade(search, {
    source: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    region: "us-west-2",
    createdAt: "2026-02-03T11:25:30.456Z",
  }),
  studioMade(search, {
    source: "us.amazon.nova-lite-v1:0",
    region: "us-west-2",
    createdAt: "2026-02-03T11:26:02.911Z",
  }),
  studioMade(payments, {
    source: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    region: "us-west-2",
    createdAt: "2026-03-18T08:02:19.330Z",
  }),
  studioMade(payments, {
    source: "us.anthropic.claude-3-5-haiku-20241022-v1:0",
    region: "us-west-2",
    createdAt: "2026-03-18T08:02:41.007Z",
  }),
  studioMade(growth, {
    source: "us.meta.llama3-3-70b-instruct-v1:0",
    region: "us-east-1",
    createdAt: "2026-04-07T14:55:00.640Z",
  }),
  studioMade(growth, {
    source: "eu.anthropic.claude-sonnet-4-20250514-v1:0",
    region: "eu-central-1",
    createdAt: "2025-11-20T10:10:10.010Z",
  }),
];

const scripted = (
  project: StudioProject,
  model: string,
  more: { source: string; region: Region; createdAt: string },
): Draft => ({
  name: `${studioProfileName(project)} ${model}`,
  description: `Lab profile for ${model}`,
  tags: projectTags(project),
  ...more,
});

const madeByScriptsWithTheRightTags: readonly Draft[] = [
  scripted(search, "haiku45", {
    source: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    region: "us-west-2",
    createdAt: "2026-01-22T17:30:11.200Z",
  }),
  scripted(search, "sonnet45", {
    source: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    region: "us-west-2",
    createdAt: "2026-01-22T17:30:19.733Z",
  }),
  scripted(payments, "sonnet46", {
    source: "us.anthropic.claude-sonnet-4-6",
    region: "us-east-1",
    createdAt: "2026-05-05T12:01:55.089Z",
  }),
  scripted(growth, "nova2lite", {
    source: "jp.amazon.nova-2-lite-v1:0",
    region: "ap-northeast-1",
    createdAt: "2026-06-11T03:44:21.518Z",
  }),
];

/** A script wrote `exportProjectId` where the project id belongs, so the project's own role is refused. */
const wrongProject = (
  project: StudioProject,
  more: { name: string; source: string; region: Region; createdAt: string },
): Draft => ({
  description: "Lab profile made from an export",
  tags: { ...projectTags(project), AmazonDataZoneProject: project.exportProjectId },
  ...more,
});

const madeWithTheWrongProjectTag: readonly Draft[] = [
  wrongProject(search, {
    name: "langgraph-lab-sonnet",
    source: "us.anthropic.claude-sonnet-4-20250514-v1:0",
    region: "us-west-2",
    createdAt: "2026-01-21T21:03:00.311Z",
  }),
  wrongProject(search, {
    name: "langgraph-lab-haiku",
    source: "us.anthropic.claude-3-5-haiku-20241022-v1:0",
    region: "us-west-2",
    createdAt: "2026-01-21T21:03:07.940Z",
  }),
  wrongProject(payments, {
    name: "payments notebook sonnet",
    source: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    region: "us-east-1",
    createdAt: "2026-03-30T15:20:40.777Z",
  }),
];

const domainOnly = (
  project: StudioProject,
  more: { name: string; source: string; region: Region; createdAt: string },
): Draft => ({
  description: `Playground access for domain ${project.domainId.replace("dzd-", "").replace("dzd_", "")}`,
  tags: { AmazonBedrockManaged: "true", AmazonDataZoneDomain: project.domainId },
  ...more,
});

const playgroundOnly: readonly Draft[] = [
  domainOnly(search, {
    name: `${search.domainId} playground`,
    source: "us.anthropic.claude-sonnet-4-6",
    region: "us-west-2",
    createdAt: "2026-03-02T07:00:00.004Z",
  }),
  domainOnly(growth, {
    name: "growth domain playground",
    source: "eu.amazon.nova-pro-v1:0",
    region: "eu-central-1",
    createdAt: "2026-03-02T07:05:12.666Z",
  }),
];

const untaggedAndOdd: readonly Draft[] = [
  {
    name: "test",
    source: "us.anthropic.claude-3-7-sonnet-20250219-v1:0",
    region: "us-east-1",
    tags: {},
    createdAt: "2025-08-19T13:37:00.000Z",
  },
  {
    name: "my-first-profile",
    source: "anthropic.claude-3-haiku-20240307-v1:0",
    region: "us-east-1",
    tags: {},
    createdAt: "2025-06-30T09:00:27.450Z",
  },
  {
    name: "claude 35 sonnet v2",
    source: "anthropic.claude-3-5-sonnet-20241022-v2:0",
    region: "us-west-2",
    tags: {},
    createdAt: "2025-05-12T18:22:33.918Z",
  },
  {
    name: "tokyo-trial",
    source: "apac.anthropic.claude-3-5-sonnet-20241022-v2:0",
    region: "ap-northeast-1",
    tags: {},
    createdAt: "2025-09-09T02:15:48.102Z",
  },
  {
    name: "Checkout summaries",
    source: "us.amazon.nova-micro-v1:0",
    region: "us-east-1",
    tags: { project: "checkout", team: "payments" },
    createdAt: "2025-10-01T10:00:00.500Z",
  },
  {
    name: "Checkout summaries v2",
    source: "us.amazon.nova-lite-v1:0",
    region: "us-east-1",
    tags: { Project: "checkout", Team: "payments" },
    createdAt: "2026-02-11T10:00:00.500Z",
  },
  {
    name: "Checkout summaries eu",
    source: "eu.amazon.nova-lite-v1:0",
    region: "eu-central-1",
    tags: { PROJECT: "Checkout", team: "Payments" },
    createdAt: "2026-02-12T10:00:00.500Z",
  },
];

type CostSource = { source: string; region: Region };

type TeamUse = { team: string; costCenter: string; environment: "prod" | "staging" | "dev"; useCase: string };

function costTagged(use: TeamUse, { source, region }: CostSource, createdAt: string): Draft {
  const model =
    source
      .split(".")
      .at(-1)
      ?.split(":")[0]
      ?.replace(/-\d{8}.*$/, "") ?? "model";
  return {
    name: `${use.team}-${use.useCase}-${model}-${use.environment}`.slice(0, 64),
    description: `${use.useCase} of team ${use.team} in ${use.environment}`,
    source,
    region,
    tags: {
      Team: use.team,
      Project: use.useCase,
      CostCenter: use.costCenter,
      Environment: use.environment,
      CostAllocateTag: `${use.team}-${use.environment}`,
    },
    createdAt,
  };
}

const uses: readonly TeamUse[] = [
  { team: "search", costCenter: "CC-1040", environment: "prod", useCase: "query-rewriting" },
  { team: "search", costCenter: "CC-1040", environment: "staging", useCase: "relevance-labels" },
  { team: "payments", costCenter: "CC-2210", environment: "prod", useCase: "dispute-letters" },
  { team: "payments", costCenter: "CC-2210", environment: "dev", useCase: "fraud-notes" },
  { team: "growth", costCenter: "CC-3005", environment: "prod", useCase: "campaign-copy" },
  { team: "growth", costCenter: "CC-3005", environment: "dev", useCase: "survey-themes" },
  { team: "platform", costCenter: "CC-0100", environment: "prod", useCase: "support-triage" },
  { team: "platform", costCenter: "CC-0100", environment: "staging", useCase: "runbook-chat" },
  { team: "legal", costCenter: "CC-4100", environment: "prod", useCase: "contract-review" },
];

const costSources: readonly CostSource[] = [
  { source: "us.anthropic.claude-haiku-4-5-20251001-v1:0", region: "us-east-1" },
  { source: "global.anthropic.claude-sonnet-5", region: "us-west-2" },
  { source: "eu.anthropic.claude-sonnet-4-6", region: "eu-central-1" },
  { source: "jp.anthropic.claude-haiku-4-5-20251001-v1:0", region: "ap-northeast-1" },
];

/** Every use in every home Region: what remains when teams do as they are asked. */
const costTaggedProfiles: readonly Draft[] = uses.flatMap((use, row) =>
  costSources.map((source, column) => {
    const created = new Date(Date.UTC(2026, 5 + (column % 3), 1 + row * 3, 8 + column, 15));
    return costTagged(use, source, created.toISOString());
  }),
);

/** About sixty profiles in four Regions. */
export function companyProfiles(): ProfileSeed[] {
  const drafts = [
    ...madeByTheStudio,
    ...madeByScriptsWithTheRightTags,
    ...madeWithTheWrongProjectTag,
    ...playgroundOnly,
    ...untaggedAndOdd,
    ...costTaggedProfiles,
  ];
  return drafts.map((draft, index) => ({
    ...draft,
    account: companyAccount,
    id: draft.id ?? derivedProfileId(`${draft.name} ${draft.region} ${index}`),
  }));
}
