import { SubmitRequestInput } from "@quarry/domain/requests/schema";
import { expect, test } from "vitest";
import { problemOf, problemsOfIssues } from "../../client/refusal.ts";
import { accessOf, closedModel } from "./deploy-access.ts";
import { deploySubmission, emptyDeployDraft } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";

const tokenId = "0198f3c2-7a4e-7b8e-8a53-6d2f7f1d0c11";
const secretArn = "arn:aws:secretsmanager:us-west-2:111122223333:secret:hub-token-AbCdEf";

test("what was chosen is sent, and nothing of what was filled in beside it", () => {
  const draft = { tokenId, secretArn: ` ${secretArn} ` };
  expect(accessOf({ ...draft, access: "open" })).toEqual({ kind: "open" });
  expect(accessOf({ ...draft, access: "token" })).toEqual({ kind: "token", tokenId });
  expect(accessOf({ ...draft, access: "secret" })).toEqual({ kind: "secret", secretArn });
});

function accessProblem(part: Partial<DeployDraft>): string | undefined {
  const { error } = SubmitRequestInput.safeParse(deploySubmission({ ...emptyDeployDraft, ...part }));
  const problems = problemsOfIssues(error?.issues);
  return problemOf(problems, "spec.deployment.model.access");
}

test("a token that was not chosen and a secret that is none are told where they are asked for", () => {
  expect(accessProblem({ access: "token" })).toBe("Choose a token of the team.");
  expect(accessProblem({ access: "secret", secretArn: "hub-token" })).toMatch(/Not the ARN of a secret/u);
  expect(accessProblem({ access: "token", tokenId })).toBeUndefined();
});

test("a gated model needs a token, a secret or S3", () => {
  const model = { repository: "meta-llama/x", gated: "manual", private: false } as const;
  const draft = { source: "hub", model, access: "open" } as const;
  expect(closedModel(draft)).toMatch(/meta-llama\/x is gated.*token/u);
  expect(closedModel({ ...draft, access: "token" })).toBeUndefined();
  expect(closedModel({ ...draft, access: "secret" })).toBeUndefined();
  expect(closedModel({ ...draft, source: "s3" })).toBeUndefined();
});
