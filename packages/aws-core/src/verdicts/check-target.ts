import type { InferenceProfile, ProfileTag } from "../profiles/schema.ts";
import { classifyTarget, type ClassifiedTarget } from "./classify-target.ts";
import { verdictRule } from "./rules.ts";
import type { Environment, RuleId, StudioVerdict, TargetCheck } from "./schema.ts";
import { studioVerdict } from "./studio-verdict.ts";
import { outsideAnswers, studioAnswers, type TargetAnswer } from "./target-answers.ts";

export interface CheckTargetInput {
  /** A model id or ARN, as typed. */
  target: string;
  environment: Environment;
  /** The profile behind the target, if it was looked up. */
  profile?: Pick<InferenceProfile, "type" | "description"> | undefined;
  /** Its tags; null or absent when they are not known. */
  tags?: readonly ProfileTag[] | null | undefined;
  expectedProject?: string | undefined;
  expectedDomain?: string | undefined;
}

/**
 * Says whether a model id or ARN can be called from an environment, why, and what to do instead. It judges by
 * form, tags and published policies and calls nothing, so it always names what would be a proof.
 */
export function checkTarget(input: CheckTargetInput): TargetCheck {
  const target = classifyTarget(input.target);
  const isStudio = input.environment === "unified-studio";
  if (target.kind === "invalid") return invalidTarget(target, proofNotes[input.environment]);
  if (target.kind !== "application-profile") {
    const answer = (isStudio ? studioAnswers : outsideAnswers)[target.kind];
    return complete(target, answer, { verdict: null, environment: input.environment });
  }
  if (!isStudio) {
    return complete(target, outsideTheStudio(target.arn.account), {
      verdict: null,
      environment: input.environment,
    });
  }
  const verdict = judge(input);
  return complete(target, byVerdict(verdict), { verdict, environment: input.environment });
}

const proofNotes: Readonly<Record<Environment, string>> = {
  "unified-studio":
    "This is judged by the profile's tags and the published policies. Only a call from a notebook inside the Studio project proves it: the role must also belong to the project and have Bedrock enabled.",
  "studio-classic":
    "This is judged by the published rules. Only a call from Studio Classic proves it: the execution role's own policies, which cannot be seen from here, decide as well.",
  "notebook-instance":
    "This is judged by the published rules. Only a call from the notebook instance proves it: its role's own policies, which cannot be seen from here, decide as well.",
  "ec2-lambda-local":
    "This is judged by the published rules. Only a call from there proves it: the caller's own policies, which cannot be seen from here, decide as well.",
};

function judge({ profile, tags, expectedProject, expectedDomain }: CheckTargetInput): StudioVerdict {
  return studioVerdict({
    profile: profile ?? { type: "APPLICATION", description: null },
    tags: tags ?? null,
    expectedProject,
    expectedDomain,
  });
}

const worksByUsable = { yes: "yes", no: "no", unproven: "depends" } as const;

function byVerdict(verdict: StudioVerdict): TargetAnswer {
  return {
    works: worksByUsable[verdict.usable],
    why: verdict.sentence,
    instead: insteadOf(verdict),
    ruleIds: verdict.ruleIds,
  };
}

/** What a tag holds when the value is not known here. */
const idNamedBy: Readonly<Record<string, string>> = {
  AmazonDataZoneProject: "your project's id",
  AmazonDataZoneDomain: "your domain's id",
};

function insteadOf({ usable, missing }: StudioVerdict): string[] {
  const fixes = missing
    .filter(({ required }) => required || usable !== "yes")
    .map(({ key, expected, required }) => {
      const value = expected ?? idNamedBy[key] ?? "the value the Studio gives it";
      return `${required ? "Have" : "Better also have"} the tag ${key} set to ${value}.`;
    });
  if (usable === "yes") return [];
  if (usable === "unproven" && fixes.length === 0)
    return ["Look the profile up with a connection that may read its tags."];
  return [...fixes, "Or use a profile of the same model that is already tagged for your project."];
}

function outsideTheStudio(account: string): TargetAnswer {
  return {
    works: "yes",
    why: `Nothing here blocks application inference profiles; call it in {region} with credentials of account ${account} that allow bedrock:InvokeModel on the profile and on the models behind it.`,
    instead: [],
    ruleIds: ["same-region", "profile-call-needs-model-permission", "no-boundary-outside-studio"],
  };
}

function complete(
  target: Exclude<ClassifiedTarget, { kind: "invalid" }>,
  answer: TargetAnswer,
  { verdict, environment }: { verdict: StudioVerdict | null; environment: Environment },
): TargetCheck {
  const fill = (sentence: string): string =>
    sentence
      .replaceAll("{id}", () => target.id)
      .replaceAll("{region}", () => target.region ?? "its own Region");
  return {
    kind: target.kind,
    works: answer.works,
    why: fill(answer.why),
    instead: answer.instead.map(fill),
    rules: answer.ruleIds.map(verdictRule),
    verdict,
    invalid: null,
    proofNote: proofNotes[environment],
  };
}

function invalidTarget(
  { what, position }: { what: string; position: number },
  proofNote: string,
): TargetCheck {
  const ruleId: RuleId = "api-identifier-patterns";
  return {
    kind: "invalid",
    works: "no",
    why: `${what} (character ${position + 1})`,
    instead: ["Copy the id or ARN from the catalog, or from an export."],
    rules: [verdictRule(ruleId)],
    verdict: null,
    invalid: { what, position },
    proofNote,
  };
}
