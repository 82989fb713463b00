import type { InferenceProfile, ProfileTag } from "../profiles/schema.ts";
import { verdictRule } from "./rules.ts";
import type { RuleId, StudioVerdict, TagMismatch } from "./schema.ts";
import {
  readStudioTags,
  studioOriginOf,
  studioTagKeys,
  type StudioOrigin,
  type StudioTags,
} from "./studio-tags.ts";

export interface StudioVerdictInput {
  profile: Pick<InferenceProfile, "type" | "description">;
  /** Null when the tags may not be read. */
  tags: readonly ProfileTag[] | null;
  /** The project that wants to use the profile; without it, the one named in the description. */
  expectedProject?: string | undefined;
  expectedDomain?: string | undefined;
}

/**
 * Judges whether a profile can be used from a SageMaker Unified Studio project. The tags decide, because the
 * policies read nothing else; who made the profile, and its description, do not.
 */
export function studioVerdict({
  profile,
  tags,
  expectedProject,
  expectedDomain,
}: StudioVerdictInput): StudioVerdict {
  if (profile.type === "SYSTEM_DEFINED") return systemDefined();
  const origin = studioOriginOf(profile);
  const wantedProject = expectedProject ?? origin?.projectId ?? null;
  if (!tags) return tagsUnreadable(origin, expectedProject);
  const subject: Case = {
    tags: readStudioTags(tags),
    origin,
    wantedProject,
    wantedDomain: expectedDomain ?? origin?.domainId ?? null,
  };
  if (subject.tags.project !== null) return taggedForProject(subject, subject.tags.project);
  const [variant] = subject.tags.projectVariants;
  if (variant) return variantKey(subject, variant);
  return withoutProject(subject);
}

interface Case {
  tags: StudioTags;
  origin: StudioOrigin | undefined;
  wantedProject: string | null;
  wantedDomain: string | null;
}

function taggedForProject(subject: Case, project: string): StudioVerdict {
  const { tags, origin, wantedProject } = subject;
  if (project === "" || (wantedProject !== null && project !== wantedProject))
    return otherProject(subject, project);
  const isStudioMade = origin?.projectId === project;
  const [variant] = tags.projectVariants;
  const doubt = variant ? `, but a second tag ${variant.key} makes it uncertain which one IAM compares` : "";
  return verdict({
    verdict: isStudioMade ? "studio-made" : "tagged-for-project",
    usable: variant ? "unproven" : "yes",
    projectId: project,
    domainId: tags.domain ?? origin?.domainId ?? null,
    sentence: `${matchSentence(origin, project)}${doubt}.`,
    missing: recommendedTags(subject),
    ruleIds: [
      variant ? "tag-key-case" : "tag-must-equal-project",
      "profile-needs-project-tag",
      "identity-policy-tag-equality",
      ...(isStudioMade ? (["studio-description"] as const) : []),
    ],
  });
}

function matchSentence(origin: StudioOrigin | undefined, project: string): string {
  if (origin?.projectId === project) {
    return `The Studio made it for project ${project}, and its tag ${studioTagKeys.project} names that project`;
  }
  const aside = origin ? ` (its description names project ${origin.projectId}, which no policy reads)` : "";
  return `Its tag ${studioTagKeys.project} is ${project}, which is what the policies ask of members of that project${aside}`;
}

function otherProject({ tags, origin, wantedProject }: Case, project: string): StudioVerdict {
  const actual = project === "" ? "empty" : project;
  const wanted = wantedProject ?? "a project id";
  const almost =
    project.trim().toLowerCase() === wantedProject?.toLowerCase() ? " (letter case and blanks count)" : "";
  const made = origin ? `The Studio made it for project ${origin.projectId}, but its` : "Its";
  return verdict({
    verdict: "other-project",
    usable: "no",
    projectId: project || null,
    domainId: tags.domain ?? origin?.domainId ?? null,
    sentence: `${made} tag ${studioTagKeys.project} is ${actual} instead of ${wanted}${almost}, so the boundary denies it.`,
    missing: [{ key: studioTagKeys.project, expected: wantedProject, actual: project, required: true }],
    ruleIds: ["tag-must-equal-project", "identity-policy-tag-equality"],
  });
}

function variantKey({ tags, origin, wantedProject }: Case, variant: ProfileTag): StudioVerdict {
  const isOther = wantedProject !== null && variant.value !== wantedProject;
  return verdict({
    verdict: isOther ? "other-project" : "tagged-for-project",
    usable: isOther ? "no" : "unproven",
    projectId: variant.value,
    domainId: tags.domain ?? origin?.domainId ?? null,
    sentence: isOther
      ? `Its tag ${variant.key} (instead of ${studioTagKeys.project}) is ${variant.value} instead of ${wantedProject}.`
      : `Its tag is written ${variant.key} instead of ${studioTagKeys.project}, which IAM may accept and the Studio does not write.`,
    missing: [
      { key: studioTagKeys.project, expected: wantedProject ?? variant.value, actual: null, required: true },
    ],
    ruleIds: ["tag-key-case", "profile-needs-project-tag"],
  });
}

function withoutProject(subject: Case): StudioVerdict {
  const { tags, origin, wantedProject } = subject;
  const isForDomain = tags.domain !== null;
  const made = origin ? `The Studio made it for project ${origin.projectId}, but it` : "It";
  const sentence = isForDomain
    ? `${made} is tagged for domain ${tags.domain} and no project, so only the Studio's playground can use it.`
    : `${made} has no tag ${studioTagKeys.project}, without which the boundary lets no profile through.`;
  return verdict({
    verdict: isForDomain ? "domain-only" : "untagged",
    usable: "no",
    projectId: origin?.projectId ?? null,
    domainId: tags.domain ?? origin?.domainId ?? null,
    sentence,
    missing: [
      { key: studioTagKeys.project, expected: wantedProject, actual: null, required: true },
      ...recommendedTags(subject),
    ],
    ruleIds: isForDomain
      ? ["profile-needs-project-tag", "playground-domain-profile"]
      : ["profile-needs-project-tag"],
  });
}

/** Tags that no known policy needs, but that every profile reported to work carries. */
function recommendedTags({ tags, wantedDomain }: Case): TagMismatch[] {
  const missing: TagMismatch[] = [];
  const { domain, managed } = studioTagKeys;
  if (tags.domain === null || (wantedDomain !== null && tags.domain !== wantedDomain)) {
    missing.push({ key: domain, expected: wantedDomain, actual: tags.domain, required: false });
  }
  if (tags.managed !== "true") {
    missing.push({ key: managed, expected: "true", actual: tags.managed, required: false });
  }
  return missing;
}

function tagsUnreadable(
  origin: StudioOrigin | undefined,
  expectedProject: string | undefined,
): StudioVerdict {
  const shared = { usable: "unproven" as const, missing: [], domainId: origin?.domainId ?? null };
  if (!origin) {
    return verdict({
      ...shared,
      verdict: "unknown",
      projectId: null,
      sentence: "Its tags could not be read, and only they tell whether a Studio project can use it.",
      ruleIds: ["profile-needs-project-tag"],
    });
  }
  const { projectId } = origin;
  const isOther = expectedProject !== undefined && expectedProject !== projectId;
  return verdict({
    ...shared,
    verdict: isOther ? "other-project" : "studio-made",
    projectId,
    sentence: `Its description says that the Studio made it for project ${projectId}, but its tags could not be read.`,
    ruleIds: ["studio-description", "tag-must-equal-project"],
  });
}

function systemDefined(): StudioVerdict {
  return verdict({
    verdict: "blocked",
    usable: "no",
    projectId: null,
    domainId: null,
    sentence:
      "It is a system-defined profile, which cannot carry the project tag, so the boundary lets no project role call it.",
    missing: [],
    ruleIds: ["profile-needs-project-tag", "nothing-else-listed"],
  });
}

function verdict(parts: Omit<StudioVerdict, "source"> & { ruleIds: [RuleId, ...RuleId[]] }): StudioVerdict {
  return { ...parts, source: verdictRule(parts.ruleIds[0]).source };
}
