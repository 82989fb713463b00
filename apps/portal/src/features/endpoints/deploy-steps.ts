import type { FieldProblem } from "../../client/refusal.ts";
import { stepIn } from "../requests/wizard-steps.ts";
import { closedModel } from "./deploy-access.ts";
import { keptCommit } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";

const fieldsOf = (...names: string[]) => names.map((name) => `spec.deployment.${name}`);

/** The steps of the wizard with the fields that each asks for, and the checks of the pre-flight that it mends. */
export const deploySteps = [
  { id: "model", label: "Model", fields: fieldsOf("model", "access", "commit", "token") },
  {
    id: "place",
    label: "Place",
    fields: [
      "spec.connectionId",
      ...fieldsOf("region", "roleArn", "role", "image", "machine-image", "device", "format", "task"),
      ...fieldsOf("instances.type", "instances.count", "quota", "memory"),
    ],
  },
  {
    id: "serving",
    label: "Serving",
    fields: [
      ...fieldsOf("name", "environment", "limits", "remote-code", "placement", "copies"),
      ...fieldsOf("scaling", "scale-to-zero", "timeouts", "instances", "disks", "network", "async", "tags"),
    ],
  },
  {
    id: "why",
    label: "Why",
    fields: ["team", "spec.purpose", "spec.hoursToLive", "spec.ticket", "spec.justification"],
  },
  { id: "review", label: "Review", fields: [] },
] as const;

/** Where a problem belongs: the step that asks for its field; the review when no step does. */
export function deployStepOf(problem: FieldProblem): number {
  return stepIn(deploySteps, problem);
}

/** What only the form knows to be wrong. */
export function ownProblems(draft: DeployDraft): FieldProblem[] {
  return [
    ...problemAt("model", modelProblem(draft)),
    ...problemAt("roleArn", roleProblem(draft)),
    ...problemAt("image", imageProblem(draft)),
    ...problemAt("environment", twiceSet(draft)),
  ];
}

const problemAt = (field: string, message: string | undefined): FieldProblem[] =>
  message === undefined ? [] : [{ path: `spec.deployment.${field}`, message }];

function modelProblem(draft: DeployDraft): string | undefined {
  if (draft.source === "s3") return undefined;
  if (draft.model === null && keptCommit(draft) === undefined)
    return "Look the repository up, so that the commit to serve is known.";
  return closedModel(draft);
}

/** What is wrong with the role as it was typed or chosen before another account was. */
export function roleProblem({
  roleArn,
  accountId,
}: Pick<DeployDraft, "roleArn" | "accountId">): string | undefined {
  const owner = /^arn:aws[a-z-]*:iam::(\d{12}):/u.exec(roleArn.trim())?.[1];
  if (owner === undefined || accountId === "" || owner === accountId) return undefined;
  return `The role belongs to account ${owner}; the endpoint is made in ${accountId}. Choose a role of account ${accountId}.`;
}

function imageProblem({ imageFrom, imageVersion, imageUri }: DeployDraft): string | undefined {
  if (imageFrom === "aws") return imageVersion === "" ? "Choose a version of the image." : undefined;
  return imageUri.trim() === "" ? "Write the URI of an image in Amazon ECR." : undefined;
}

function twiceSet({ environment }: DeployDraft): string | undefined {
  const keys = environment.map(({ key }) => key).filter((key) => key !== "");
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return twice === undefined ? undefined : `${twice} is set twice. Leave one of them.`;
}
