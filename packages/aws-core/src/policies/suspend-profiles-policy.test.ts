import { SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { explainPolicy } from "./explain-policy.ts";
import { suspendedTag, suspendProfilesPolicy } from "./suspend-profiles-policy.ts";

const aws = simulateAws();
const keeper = "arn:aws:iam::111122223333:role/QuarryWorker";
const profile = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279";
const statusKey = `aws:ResourceTag/${suspendedTag.key}`;

const allowAll = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "bedrock:*", Resource: "*" }],
};

/** What IAM decides for a role that may do everything in Bedrock, with this policy beside it. */
async function decide(
  action: string,
  context: Record<string, string | string[]>,
  keepers: string[] = [keeper],
) {
  const policy = suspendProfilesPolicy({ partition: "aws", keepers });
  const { EvaluationResults = [] } = await aws.clients().iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: "arn:aws:iam::111122223333:role/SageMakerExecutionRoleLLM",
      PolicyInputList: [allowAll, policy].map((document) => JSON.stringify(document)),
      ActionNames: [`bedrock:${action}`],
      ResourceArns: [profile],
      ContextEntries: Object.entries(context).map(([ContextKeyName, values]) => ({
        ContextKeyName,
        ContextKeyType: Array.isArray(values) ? ("stringList" as const) : ("string" as const),
        ContextKeyValues: [values].flat(),
      })),
    }),
  );
  return EvaluationResults[0]?.EvalDecision;
}

test.each(["InvokeModel", "InvokeModelWithResponseStream"])(
  "%s on a suspended profile is denied",
  async (action) => {
    expect(await decide(action, { [statusKey]: "suspended" })).toBe("explicitDeny");
    expect(await decide(action, { [statusKey]: "active" })).toBe("allowed");
  },
);

test("a suspended profile can still be looked up", async () => {
  expect(await decide("GetInferenceProfile", { [statusKey]: "suspended" })).toBe("allowed");
});

test.each(["TagResource", "UntagResource"])("%s of the tag is left to the keepers", async (action) => {
  const byOther = { "aws:TagKeys": [suspendedTag.key], "aws:PrincipalArn": `${keeper}Other` };
  expect(await decide(action, byOther)).toBe("explicitDeny");
  expect(await decide(action, { ...byOther, "aws:PrincipalArn": keeper })).toBe("allowed");
  expect(await decide(action, { ...byOther, "aws:TagKeys": ["Project"] })).toBe("allowed");
  expect(await decide(action, byOther, [])).toBe("allowed");
});

test("both statements are explained, and a keeper that would widen them is refused", () => {
  const policy = suspendProfilesPolicy({ partition: "aws-us-gov", keepers: [keeper] });
  expect(explainPolicy(policy).map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/^Refuses every call/u),
    expect.stringMatching(/^Only the roles of Quarry/u),
  ]);
  expect(policy.Statement[0]?.Resource).toEqual([
    "arn:aws-us-gov:bedrock:*:*:application-inference-profile/*",
  ]);
  expect(() => suspendProfilesPolicy({ partition: "aws", keepers: ["*"] })).toThrow(/ARN of a role/u);
});
