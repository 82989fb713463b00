import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import {
  aComponentDeployment,
  aDeployment,
  aHubModel,
} from "@quarry/aws-core/endpoints/testing/a-deployment";
import type { UpdateView } from "@quarry/domain/requests/schema";
import { SubmitRequestInput } from "@quarry/domain/requests/schema";
import { expect, test } from "vitest";
import { deploySubmission } from "./deploy-draft.ts";
import { problemsOf } from "./deploy-check.ts";
import { draftOfRequest } from "./draft-of-deployment.ts";

const endpointId = "0198f3c2-7a4e-7b8e-8a53-6d2f7f1d0c11";
const places = [{ id: "0198f3c2-7a4e-7b8e-8a53-6d2f7f1d0c12", accountId: "111122223333" }];

function draftOf(deployment: DeploymentSpec) {
  const request = {
    teamSlug: "search",
    account: { id: "111122223333", name: "Company" },
    spec: { endpointId, deployment, ticket: "", justification: "" },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the draft is made from, and no more
  return draftOfRequest(request as UpdateView, places);
}

test.each([
  ["of the Hub", aDeployment()],
  ["as a component that scales to zero", aComponentDeployment()],
  ["with a token", aDeployment({ model: { ...aHubModel, access: { kind: "token", tokenId: endpointId } } })],
  [
    "from S3, in a VPC, asynchronous",
    aDeployment({
      model: { source: "s3", uri: "s3://models/llama/" },
      image: { from: "own", uri: "111122223333.dkr.ecr.us-west-2.amazonaws.com/own:1", body: "raw" },
      network: {
        vpc: { subnets: ["subnet-12345678"], securityGroups: ["sg-12345678"] },
        isolated: true,
        kmsKey: "key",
      },
      async: {
        outputPath: "s3://out/",
        failurePath: null,
        concurrentPerInstance: 4,
        successTopic: null,
        errorTopic: null,
      },
    }),
  ],
])("a deployment %s is filled in and sent as it was, without another look-up", (_what, part) => {
  const deployment = DeploymentSpec.parse(part);
  const draft = draftOf(deployment);
  expect(problemsOf(draft)).toEqual([]);
  expect(SubmitRequestInput.parse(deploySubmission(draft))).toMatchObject({
    team: "search",
    kind: "endpoint.update",
    spec: { endpointId, deployment },
  });
});

test("another version that was typed has to be looked up before it is sent", () => {
  const draft = draftOf(DeploymentSpec.parse(aDeployment()));
  expect(problemsOf({ ...draft, revision: "main" })).toContainEqual({
    path: "spec.deployment.model",
    message: expect.stringContaining("Look the repository up"),
  });
  expect(problemsOf({ ...draft, repository: "acme/other" })).not.toEqual([]);
});
