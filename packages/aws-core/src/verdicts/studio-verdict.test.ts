import { expect, test } from "vitest";
import type { ProfileTag } from "../profiles/schema.ts";
import { StudioVerdict } from "./schema.ts";
import { studioVerdict } from "./studio-verdict.ts";

const domain = "dzd-69hyksbfyg5nps";
const project = "5elox3qmz8kyz4";

const byScript = { type: "APPLICATION", description: "Lab profile for haiku" } as const;
const byStudio = {
  type: "APPLICATION",
  description: `Created by Amazon SageMaker Unified Studio for domain ${domain} to provide access to Amazon Bedrock model in project ${project}`,
} as const;

function tagged(values: Record<string, string>): ProfileTag[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}

const allTags = tagged({
  AmazonDataZoneProject: project,
  AmazonDataZoneDomain: domain,
  AmazonBedrockManaged: "true",
});

test("a profile that the Studio made and tagged is usable in its project", () => {
  expect(studioVerdict({ profile: byStudio, tags: allTags })).toMatchObject({
    verdict: "studio-made",
    usable: "yes",
    projectId: project,
    domainId: domain,
    missing: [],
  });
});

test("a profile that a script made and tagged correctly is usable too", () => {
  const verdict = studioVerdict({ profile: byScript, tags: allTags, expectedProject: project });
  expect(verdict).toMatchObject({ verdict: "tagged-for-project", usable: "yes", missing: [] });
  expect(verdict.source).toContain("SageMakerStudioProjectUserRolePermissionsBoundary");
});

test("the tag of another project is named with what it is and should be", () => {
  const tags = tagged({ AmazonDataZoneProject: "c6alv2tvqgyh0n", AmazonDataZoneDomain: domain });
  const verdict = studioVerdict({ profile: byScript, tags, expectedProject: project });
  expect(verdict).toMatchObject({
    verdict: "other-project",
    usable: "no",
    projectId: "c6alv2tvqgyh0n",
    missing: [{ key: "AmazonDataZoneProject", expected: project, actual: "c6alv2tvqgyh0n", required: true }],
  });
  expect(verdict.ruleIds[0]).toBe("tag-must-equal-project");
});

test("the tag decides when the description of a Studio-made profile names another project", () => {
  const tags = tagged({ AmazonDataZoneProject: "c6alv2tvqgyh0n" });
  expect(studioVerdict({ profile: byStudio, tags })).toMatchObject({
    verdict: "other-project",
    usable: "no",
    missing: [{ expected: project, actual: "c6alv2tvqgyh0n" }],
  });
  expect(studioVerdict({ profile: byStudio, tags, expectedProject: "c6alv2tvqgyh0n" })).toMatchObject({
    verdict: "tagged-for-project",
    usable: "yes",
  });
});

test.for(["5ELOX3QMZ8KYZ4", `${project} `])(
  "the project id %j differs, and the sentence says why",
  (value) => {
    const tags = tagged({ AmazonDataZoneProject: value });
    const verdict = studioVerdict({ profile: byScript, tags, expectedProject: project });
    expect(verdict).toMatchObject({ verdict: "other-project", usable: "no" });
    expect(verdict.sentence).toContain("letter case and blanks count");
  },
);

test("an empty project tag fits no project", () => {
  const verdict = studioVerdict({ profile: byScript, tags: tagged({ AmazonDataZoneProject: "" }) });
  expect(verdict).toMatchObject({ verdict: "other-project", usable: "no", projectId: null });
  expect(verdict.sentence).toContain("is empty");
});

test("a profile tagged for the domain only belongs to the playground", () => {
  const verdict = studioVerdict({
    profile: byScript,
    tags: tagged({ AmazonDataZoneDomain: domain }),
    expectedProject: project,
  });
  expect(verdict).toMatchObject({
    verdict: "domain-only",
    usable: "no",
    domainId: domain,
    missing: [
      { key: "AmazonDataZoneProject", expected: project, actual: null, required: true },
      { key: "AmazonBedrockManaged", required: false },
    ],
  });
});

test("a profile without Studio tags lacks the project tag, whichever project asks", () => {
  const verdict = studioVerdict({ profile: byScript, tags: tagged({ Team: "search" }) });
  expect(verdict).toMatchObject({ verdict: "untagged", usable: "no", projectId: null });
  expect(verdict.missing[0]).toEqual({
    key: "AmazonDataZoneProject",
    expected: null,
    actual: null,
    required: true,
  });
});

test("a Studio-made profile that lost its tags is untagged, and the sentence says who made it", () => {
  const verdict = studioVerdict({ profile: byStudio, tags: [] });
  expect(verdict).toMatchObject({ verdict: "untagged", usable: "no", projectId: project });
  expect(verdict.sentence).toContain(`for project ${project}, but it has no tag`);
});

test("a domain tag of another domain is named, but does not stop a member of the project", () => {
  const tags = tagged({
    AmazonDataZoneProject: project,
    AmazonDataZoneDomain: "dzd_other",
    AmazonBedrockManaged: "true",
  });
  const verdict = studioVerdict({
    profile: byScript,
    tags,
    expectedProject: project,
    expectedDomain: domain,
  });
  expect(verdict).toMatchObject({
    verdict: "tagged-for-project",
    usable: "yes",
    missing: [{ key: "AmazonDataZoneDomain", expected: domain, actual: "dzd_other", required: false }],
  });
});

test("a project tag in other letter case is noticed and left unproven", () => {
  const tags = tagged({ amazondatazoneproject: project });
  const verdict = studioVerdict({ profile: byScript, tags, expectedProject: project });
  expect(verdict).toMatchObject({
    verdict: "tagged-for-project",
    usable: "unproven",
    missing: [{ key: "AmazonDataZoneProject", expected: project, actual: null, required: true }],
  });
  expect(verdict.sentence).toContain("written amazondatazoneproject");
  expect(verdict.ruleIds).toContain("tag-key-case");
});

test("a project tag in other letter case and of another project is refused", () => {
  const tags = tagged({ amazonDatazoneProject: "c6alv2tvqgyh0n" });
  expect(studioVerdict({ profile: byScript, tags, expectedProject: project })).toMatchObject({
    verdict: "other-project",
    usable: "no",
  });
});

test("two project tags that differ in letter case leave open which one counts", () => {
  const tags = [...allTags, { key: "AMAZONDATAZONEPROJECT", value: "c6alv2tvqgyh0n" }];
  const verdict = studioVerdict({ profile: byScript, tags, expectedProject: project });
  expect(verdict.usable).toBe("unproven");
  expect(verdict.sentence).toContain("AMAZONDATAZONEPROJECT");
});

test("without readable tags the description gives a hint and no proof", () => {
  expect(studioVerdict({ profile: byStudio, tags: null })).toMatchObject({
    verdict: "studio-made",
    usable: "unproven",
    projectId: project,
  });
  expect(studioVerdict({ profile: byStudio, tags: null, expectedProject: "another" })).toMatchObject({
    verdict: "other-project",
    usable: "unproven",
  });
  expect(studioVerdict({ profile: byScript, tags: null })).toMatchObject({
    verdict: "unknown",
    usable: "unproven",
  });
});

test("a description that only resembles the Studio's is free text", () => {
  const description = `${byStudio.description} and more`;
  const verdict = studioVerdict({ profile: { type: "APPLICATION", description }, tags: null });
  expect(verdict.verdict).toBe("unknown");
});

test("a system-defined profile is blocked whatever tags are claimed for it", () => {
  const profile = { type: "SYSTEM_DEFINED", description: null } as const;
  expect(studioVerdict({ profile, tags: allTags })).toMatchObject({ verdict: "blocked", usable: "no" });
});

test("every verdict is one sentence and fits the schema", () => {
  const cases = [
    { profile: byStudio, tags: allTags },
    { profile: byStudio, tags: null },
    { profile: byScript, tags: [] },
    { profile: byScript, tags: tagged({ AmazonDataZoneDomain: domain }) },
    { profile: byScript, tags: tagged({ AmazonDataZoneProject: "another" }), expectedProject: project },
  ];
  for (const input of cases) {
    const verdict = StudioVerdict.parse(studioVerdict(input));
    expect(verdict.sentence).toMatch(/^[A-Z][^\n]*[a-z0-9)]\.$/);
    expect(verdict.sentence).not.toMatch(/null|undefined/);
  }
});
