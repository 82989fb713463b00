import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { modelAccess } from "./model-access.ts";

const aws = simulateAws();
const clientsIn = (region: string) => aws.clients(region);

test("each destination Region answers for itself", async () => {
  const modelId = "amazon.nova-lite-v1:0";
  const access = await modelAccess({ modelId, regions: ["us-east-1", "af-south-1"], clientsIn });
  expect(access.map(({ region, state }) => [region, state])).toEqual([
    ["us-east-1", "available"],
    ["af-south-1", "refused"],
  ]);
});

const granted = {
  modelId: "a.b",
  agreementAvailability: { status: "AVAILABLE" },
  authorizationStatus: "AUTHORIZED",
  entitlementAvailability: "AVAILABLE",
  regionAvailability: "AVAILABLE",
};

test.each([
  [{ regionAvailability: "NOT_AVAILABLE" }, "not offered"],
  [{ authorizationStatus: "NOT_AUTHORIZED" }, "not authorized"],
  [{ agreementAvailability: { status: "NOT_AVAILABLE" } }, "terms are not accepted"],
  [{ agreementAvailability: { status: "PENDING" } }, "under way"],
  [{ entitlementAvailability: "NOT_AVAILABLE" }, "Model access page"],
])("the answer %j refuses the model", async (part, reason) => {
  await serveAnswers((_request, response) => response.end(JSON.stringify({ ...granted, ...part })));
  expect(await modelAccess({ modelId: "a.b", regions: ["us-west-2"], clientsIn })).toEqual([
    { region: "us-west-2", state: "refused", reason: expect.stringContaining(reason) },
  ]);
});

test("a Region that does not tell stops no other", async () => {
  aws.loadScenario("explicit-deny");
  const access = await modelAccess({
    modelId: "amazon.nova-lite-v1:0",
    regions: ["us-east-1", "us-west-2"],
    clientsIn,
  });
  expect(access.map(({ state }) => state)).toEqual(["unknown", "unknown"]);
});

test("an abort ends the question", async () => {
  const question = { modelId: "amazon.nova-lite-v1:0", regions: ["us-east-1"], clientsIn };
  await expect(modelAccess(question, AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
});
