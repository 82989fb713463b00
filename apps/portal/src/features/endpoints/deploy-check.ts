import { HubModel } from "@quarry/aws-core/hub/schema";
import { BodyForm, ImageKind } from "@quarry/aws-core/images/schema";
import { SubmitRequestInput } from "@quarry/domain/requests/schema";
import { z } from "zod";
import { problemsOfIssues } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";
import { nameProblemOf } from "../requests/request-check.ts";
import type { NameProblem } from "../requests/request-check.ts";
import { deploySubmission } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";
import { ownProblems } from "./deploy-steps.ts";

const text = z.string();
const number = z.number().nullable();

/** What a draft that was kept has to look like; everything may still be empty. */
export const draftShape = z.object({
  /** The endpoint that is to be changed; empty for a new one. */
  endpointId: text,
  source: z.enum(["hub", "s3"]),
  repository: text,
  revision: text,
  /** What the Hub said of the repository; null until it was looked up. */
  model: HubModel.nullable(),
  /** The repository and commit that serve now, or that were asked for: they need no look-up to stay. */
  served: z.object({ repository: text, revision: text }).nullable(),
  access: z.enum(["open", "token", "secret"]),
  /** The kept token that the repository is looked up with, and served with unless a secret is. */
  tokenId: text,
  secretArn: text,
  artefact: text,
  connectionId: text,
  /** Of the connection; a role must be of the same account. */
  accountId: text,
  region: text,
  roleArn: text,
  imageFrom: z.enum(["aws", "own"]),
  imageKind: ImageKind,
  imageVersion: text,
  imageUri: text,
  imageBody: BodyForm,
  instanceType: text,
  instances: number,
  name: text,
  environment: z.array(z.object({ key: text, value: text })),
  placement: z.enum(["MODEL_BASED", "INFERENCE_COMPONENT_BASED"]),
  component: z.object({ copies: number, accelerators: number, cpus: number, memoryMib: number }),
  managed: z.object({ least: number, most: number }).nullable(),
  scaling: z
    .object({
      minimum: number,
      maximum: number,
      target: number,
      scaleInCooldown: number,
      scaleOutCooldown: number,
    })
    .nullable(),
  timeouts: z.object({ download: number, startup: number }),
  volumeGb: number,
  /** Ids, separated by commas or spaces. */
  subnets: text,
  securityGroups: text,
  isIsolated: z.boolean(),
  kmsKey: text,
  async: z
    .object({
      outputPath: text,
      failurePath: text,
      concurrentPerInstance: number,
      successTopic: text,
      errorTopic: text,
    })
    .nullable(),
  tags: z.array(z.object({ key: text, value: text })),
  team: text,
  purpose: text,
  hoursToLive: number,
  ticket: text,
  justification: text,
});

/** What is wrong with a draft, as the server would say it; what only the form knows comes first. */
export function problemsOf(draft: DeployDraft): FieldProblem[] {
  return [...ownProblems(draft), ...problemsOfIssues(issuesOf(draft))];
}

/** Checks the draft's name as SageMaker does; undefined when all is well. */
export function nameProblem(draft: DeployDraft): NameProblem | undefined {
  return nameProblemOf(issuesOf(draft)?.find(({ path }) => path.join(".") === "spec.deployment.name"));
}

function issuesOf(draft: DeployDraft): z.core.$ZodIssue[] | undefined {
  return SubmitRequestInput.safeParse(deploySubmission(draft)).error?.issues;
}
