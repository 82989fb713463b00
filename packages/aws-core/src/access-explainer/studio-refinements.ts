import type { Refinement } from "./refinements.ts";
import type { RefusalFacts } from "./refusal-facts.ts";

const consumption =
  "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SageMakerStudioProjectUserRolePolicy.html";
const boundaries = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";

/** What the published policies of SageMaker Unified Studio add for its project roles, and take away for others. */
export const studioRefinements: readonly Refinement[] = [
  {
    id: "boundary-of-another-role",
    of: ["boundary-denies-profile", "boundary-allows-no-profile", "boundary-blocks-model"],
    when: isOutsideTheStudio,
    answer: {
      likelyPolicy: "permissions-boundary",
      certainty: "stated",
      title: "A permissions boundary refuses the call",
      why: "The caller’s role has a permissions boundary that does not let {action} on {resource} through, whatever its policies allow.",
      steps: [
        "Have {action} on {resource} let through by the boundary of the role; widening its other policies does not help.",
        "If the role belongs to a SageMaker Unified Studio project, use a profile that is tagged for that project.",
      ],
      docs: boundaries,
    },
  },
  {
    id: "studio-wrong-tag",
    of: ["boundary-denies-profile"],
    when: isInTheStudio,
    answer: {
      why: "The boundary of the Studio project role denies every resource whose AmazonDataZoneProject tag differs from the role’s own project, {project}. The profile carries another one.",
      steps: [
        "Use a profile that is tagged for {project}.",
        "Or have the tag AmazonDataZoneProject of {resource} set to {project}.",
        "Do not take the project id from an export’s exportProjectId: it can differ from the role’s.",
      ],
    },
    rules: ["tag-must-equal-project"],
  },
  {
    id: "studio-missing-tag",
    of: ["boundary-allows-no-profile"],
    when: isInTheStudio,
    answer: {
      steps: [
        "Have the tag AmazonDataZoneProject of {resource} set to {project}.",
        "Better also set AmazonDataZoneDomain and AmazonBedrockManaged=true; all three together are reported to work.",
        "Or use a profile of the same model that is already tagged for {project}.",
      ],
    },
    rules: ["profile-needs-project-tag", "tag-must-equal-project"],
  },
  {
    id: "studio-direct-model",
    of: ["boundary-blocks-model"],
    when: isInTheStudio,
    answer: {
      steps: [
        "Use the ARN of an application inference profile that is tagged for {project}.",
        "If no profile of this model is tagged for your project, ask for one.",
        "Or run the code outside the Unified Studio, where the boundary is not attached.",
      ],
    },
    rules: ["model-only-through-profile", "nothing-else-listed"],
  },
  {
    id: "studio-other-action",
    of: ["boundary-other", "get-profile-denied"],
    when: (facts) => isInTheStudio(facts) && /permissions boundary/i.test(facts.text),
    answer: {
      likelyPolicy: "permissions-boundary",
      certainty: "stated",
      why: "The Studio’s boundary does not let project roles do {action}. Of Bedrock it lets through calls of application profiles, GetInferenceProfile on tagged profiles, and a few more; creating, listing and deleting profiles is not among them.",
      steps: ["Do it outside the Studio: here in Quarry, or with a role that has no such boundary."],
    },
    rules: ["nothing-else-listed"],
  },
  {
    id: "studio-identity-policy",
    of: ["no-policy-for-profile", "get-profile-denied"],
    when: (facts) => isInTheStudio(facts) && facts.refused?.type === "application-inference-profile",
    answer: {
      likelyPolicy: "wrong-project-tag",
      certainty: "inferred",
      title: "The profile is not tagged for this Studio project",
      why: "The project role’s own policy allows a profile only if its AmazonDataZoneProject tag equals the role’s, {project}, and if Bedrock is enabled for the project.",
      steps: [
        "Compare the tag AmazonDataZoneProject of {resource} with {project}, and have it set to that.",
        "If it is equal already, ask an administrator whether Amazon Bedrock is enabled in the project’s profile.",
      ],
      docs: consumption,
    },
    rules: ["identity-policy-tag-equality"],
  },
  {
    id: "studio-identity-model",
    of: ["no-policy-for-model", "no-policy-for-profile"],
    when: isInTheStudio,
    answer: {
      certainty: "inferred",
      title: "The Studio does not let this model be called directly",
      why: "The project role’s own policy allows models only through an application inference profile; model ids and system-defined profiles such as us.… are not among what it allows.",
      steps: ["Use the ARN of an application inference profile that is tagged for {project}."],
      docs: consumption,
    },
    rules: ["identity-policy-tag-equality", "model-only-through-profile"],
  },
  {
    id: "studio-refused-without-reason",
    of: ["invoke-refused", "denied"],
    when: isInTheStudio,
    answer: {
      likelyPolicy: "permissions-boundary",
      certainty: "inferred",
      why: "AWS does not say which policy refused. For a project role of the Unified Studio it is mostly the permissions boundary, which lets only application profiles with the project’s tag through.",
      steps: ["Use the ARN of an application inference profile that is tagged for {project}."],
    },
    rules: ["model-only-through-profile", "profile-needs-project-tag"],
  },
];

function isInTheStudio({ principal }: RefusalFacts): boolean {
  return principal?.kind === "studio-project-role";
}

/** Somebody is named, and it is no project role; without a name the Studio stays the likeliest place. */
function isOutsideTheStudio({ principal }: RefusalFacts): boolean {
  return principal !== null && principal.name !== null && principal.kind !== "studio-project-role";
}
