import type { Principal } from "../access/principal.ts";
import type { PolicyName } from "../access/policies.ts";
import { derivedProfileId } from "../services/bedrock/profile-rows.ts";
import type { Failure } from "../world/failures.ts";
import type { RoleSeed, Scenario } from "../world/scenario.ts";
import { companyAccount, companyProfiles } from "./company-profiles.ts";
import { generatedDefaults, generatedProfiles } from "./generated-profiles.ts";
import type { ProfileSeed } from "./profile-seed.ts";
import { studioProjects } from "./studio-projects.ts";
import type { StudioProject } from "./studio-projects.ts";

/** The company's second account, reached through a role. */
export const partnerAccount = "444455556666";
export const partnerExternalId = "quarry-7f3c9a52e1";

/** Profiles in scenario `large`. */
export const largeCount = 20_000;

const administrator: Principal = {
  account: companyAccount,
  arn: `arn:aws:iam::${companyAccount}:user/quarry`,
  userId: "AIDAQUARRY0000000001",
  tags: {},
  policies: ["administrator"],
};

/** The user role of a Unified Studio project, with the tags its permissions boundary looks at. */
export function studioRole(project: StudioProject): Principal {
  const role = `datazone_usr_role_${project.projectId}_${project.roleSuffix}`;
  return {
    account: companyAccount,
    arn: `arn:aws:sts::${companyAccount}:assumed-role/${role}/user-linus`,
    userId: "AROAQUARRY0000000002:user-linus",
    tags: studioTags(project),
    policies: ["studio-project"],
  };
}

const studioTags = (project: StudioProject): Record<string, string> => ({
  AmazonDataZoneProject: project.projectId,
  AmazonDataZoneDomain: project.domainId,
  EnableAmazonBedrockIDEPermissions: "true",
});

const roles: readonly RoleSeed[] = [
  {
    account: partnerAccount,
    name: "QuarryConnection",
    trusts: [companyAccount],
    externalId: partnerExternalId,
    policies: ["administrator"],
  },
  // Can be assumed by anyone of the company without an external id: a connection that should be refused.
  { account: partnerAccount, name: "OpenConnection", trusts: [companyAccount], policies: ["administrator"] },
  {
    account: partnerAccount,
    name: "ReadOnlyConnection",
    trusts: [companyAccount],
    externalId: partnerExternalId,
    policies: ["read-only"],
  },
  { account: partnerAccount, name: "SomebodyElses", trusts: ["999900001111"], externalId: partnerExternalId },
  { account: companyAccount, name: "QuarryPortal", trusts: [companyAccount], policies: ["administrator"] },
  ...Object.values(studioProjects).map((project) => ({
    account: companyAccount,
    name: `datazone_usr_role_${project.projectId}_${project.roleSuffix}`,
    trusts: [companyAccount],
    tags: studioTags(project),
    policies: ["studio-project"] as const,
  })),
];

const partnerProfiles: readonly ProfileSeed[] = [
  {
    account: partnerAccount,
    region: "us-east-1",
    id: "p4rtn3rsonn5",
    name: "partner-claims-sonnet",
    description: "Claims intake of the partner account",
    source: "us.anthropic.claude-sonnet-5",
    tags: { Team: "claims", Environment: "prod" },
    createdAt: "2026-07-07T07:07:07.070Z",
  },
  {
    account: partnerAccount,
    region: "us-east-1",
    id: "p4rtn3rnova2",
    name: "partner-claims-nova",
    source: "us.amazon.nova-2-lite-v1:0",
    tags: { Team: "claims", Environment: "dev" },
    createdAt: "2026-07-08T08:08:08.080Z",
  },
  {
    account: partnerAccount,
    region: "eu-central-1",
    id: "p4rtn3reu001",
    name: "partner claims eu",
    source: "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
    tags: {},
    createdAt: "2026-08-09T09:09:09.090Z",
  },
];

const company: Scenario = {
  name: "company",
  about:
    "About sixty application profiles of a company in four Regions, and a partner account behind a role.",
  caller: administrator,
  policies: [],
  roles,
  profiles: () => [...companyProfiles(), ...partnerProfiles],
  profileQuota: 1000,
  failures: [],
};

const withPolicy = (policy: PolicyName, about: string): Scenario => ({
  ...company,
  name: policy,
  about,
  policies: [policy],
});

const throttled: Failure = {
  operation: "bedrock-runtime:*",
  count: undefined,
  kind: "throttle",
  code: undefined,
  status: undefined,
  message: "Too many tokens, please wait before trying again.",
  region: undefined,
  midStream: undefined,
};

/** All worlds that can be loaded. */
export const scenarios: readonly Scenario[] = [
  company,
  {
    ...company,
    name: "empty",
    about: "The same accounts and roles without any application profile.",
    profiles: () => [],
    costs: { hasHistory: false },
  },
  {
    ...company,
    name: "large",
    about: `${largeCount.toLocaleString("en")} application profiles in four Regions; the quota is lifted.`,
    profiles: largeProfiles,
    profileQuota: Number.MAX_SAFE_INTEGER,
  },
  {
    ...company,
    name: "studio-role",
    about: "The caller is a Unified Studio project role under its permissions boundary.",
    caller: studioRole(studioProjects.search),
  },
  withPolicy("no-get", "GetInferenceProfile is denied, invoking is allowed."),
  withPolicy("no-list", "ListInferenceProfiles is denied."),
  withPolicy("no-tags", "Reading and changing tags is denied."),
  withPolicy("no-create", "CreateInferenceProfile is denied."),
  withPolicy("no-invoke", "Invoking any model is denied, reading is allowed."),
  withPolicy("no-assume", "AssumeRole is denied."),
  withPolicy("read-only", "Only reading is allowed."),
  withPolicy("explicit-deny", "An identity-based policy denies every action of Bedrock."),
  { ...company, name: "throttled", about: "Every call to a model is throttled.", failures: [throttled] },
  {
    ...company,
    name: "costs",
    about: `${generatedDefaults.profiles.toLocaleString("en")} profiles with ${generatedDefaults.months} months of costs in three accounts; calls of Cost Explorer are not billed.`,
    profiles: () => generatedProfiles(generatedDefaults),
    profileQuota: Number.MAX_SAFE_INTEGER,
    costs: { generated: generatedDefaults, billsCalls: false },
  },
  {
    ...company,
    name: "costs-throttled",
    about: "Cost Explorer takes five calls a second and tells costs in pages of 200 groups.",
    costs: { rateLimit: { calls: 5, seconds: 1 }, pageSize: 200 },
  },
  {
    ...company,
    name: "costs-unavailable",
    about: "Cost Explorer was enabled just now and has no data yet.",
    costs: { hasData: false },
  },
];

/** Throws an Error that names the scenarios there are. */
export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found !== undefined) return found;
  throw new Error(
    `There is no scenario "${name}". Scenarios: ${scenarios.map((scenario) => scenario.name).join(", ")}.`,
  );
}

const largeSources = [
  ["us.anthropic.claude-haiku-4-5-20251001-v1:0", "us-east-1"],
  ["us.amazon.nova-lite-v1:0", "us-west-2"],
  ["eu.anthropic.claude-sonnet-4-6", "eu-central-1"],
  ["jp.anthropic.claude-sonnet-4-5-20250929-v1:0", "ap-northeast-1"],
] as const;

const largeTeams = ["search", "payments", "growth", "platform", "legal", "claims", "support", "research"];

function largeProfiles(): ProfileSeed[] {
  return Array.from({ length: largeCount }, (_, index) => {
    const [source, region] = largeSources[index % largeSources.length] ?? largeSources[0];
    const team = largeTeams[index % largeTeams.length] ?? "search";
    return {
      account: companyAccount,
      region,
      id: derivedProfileId(`large ${index}`),
      name: `${team}-workload-${String(index).padStart(5, "0")}`,
      description: `Workload ${index} of team ${team}`,
      source,
      tags: { Team: team, Project: `project-${index % 400}`, Environment: index % 3 === 0 ? "prod" : "dev" },
      createdAt: new Date(Date.UTC(2025, 0, 1) + index * 600_000).toISOString(),
    };
  });
}
