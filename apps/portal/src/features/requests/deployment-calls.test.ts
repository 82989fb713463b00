import { buildCalls } from "@quarry/aws-core/endpoints/build-calls";
import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import {
  aComponentDeployment,
  aDeployment,
  aHubModel,
} from "@quarry/aws-core/endpoints/testing/a-deployment";
import { DeploymentCall } from "@quarry/domain/requests/endpoint-schema";
import type { UpdateView } from "@quarry/domain/requests/schema";
import { expect, test } from "vitest";
import { callsOf, plannedCalls, tagsOf } from "./deployment-calls.ts";

const tokenId = "0198f3c2-7a4e-7b8e-8a53-6d2f7f1d0c11";

function planned(deployment: DeploymentSpec) {
  const calls = buildCalls(deployment, { generation: 1, tags: [{ key: "quarry:owner", value: "search" }] });
  const input: unknown = JSON.parse(JSON.stringify(calls));
  return DeploymentCall.shape.input.parse(input);
}

const operationsOf = (deployment: DeploymentSpec) =>
  callsOf(planned(deployment)).map(({ operation }) => operation);

test("every call of a plan is shown in the order in which it is sent, and none that is not", () => {
  const always = ["CreateModel", "CreateEndpointConfig", "CreateEndpoint"];
  expect(operationsOf(aDeployment())).toEqual(always);
  expect(operationsOf(aComponentDeployment())).toEqual([
    ...always,
    "CreateInferenceComponent",
    "RegisterScalableTarget",
    "PutScalingPolicy",
    "PutScalingPolicy",
  ]);
});

test("where a Hub token will be sent, the call says so, and only there", () => {
  const access = { kind: "token", tokenId: "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f" } as const;
  const calls = callsOf(planned(aDeployment({ model: { ...aHubModel, access } })));
  expect(calls[0]?.json).toMatch(/"HF_TOKEN": "‹the Hub token/u);
  expect(JSON.stringify(callsOf(planned(aDeployment())))).not.toContain("HF_TOKEN");
});

test("the tags are those of the endpoint, Quarry's first", () => {
  expect(tagsOf(planned(aDeployment()))).toEqual([
    { name: "quarry:owner", value: "search" },
    { name: "team", value: "search" },
  ]);
  expect(tagsOf({})).toEqual([]);
});

test("of an update only what it sends is shown, with the place of a Hub token named", () => {
  const input = planned(aDeployment({ model: { ...aHubModel, access: { kind: "token", tokenId } } }));
  const container = { Image: "image", Environment: {} };
  const plan: UpdateView["plan"] = {
    call: { operation: "UpdateEndpoint", accountId: "111122223333", region: "us-west-2", input },
    cost: { monthlyMicrodollars: null, explanation: "" },
    hourlyMicrodollars: null,
    hourlyBefore: null,
    image: "image",
    checks: [],
    changes: [],
    sends: [
      { operation: "CreateModel", input: { PrimaryContainer: container } },
      { operation: "UpdateEndpoint", input: { EndpointName: "a" } },
    ],
  };
  const shown = plannedCalls(plan);
  expect(shown.map(({ operation }) => operation)).toEqual(["CreateModel", "UpdateEndpoint"]);
  expect(shown[0]?.json).toContain("the Hub token, added when this is sent");
});
