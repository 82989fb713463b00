import { describe, expect, test } from "vitest";
import { explainPolicy } from "./explain-policy.ts";
import { invokeProfilePolicy } from "./invoke-profile-policy.ts";
import { studioProfilePolicy } from "./studio-profile-policy.ts";
import { isAllowed } from "./testing/is-allowed.ts";
import type { AuthorisedCall } from "./testing/is-allowed.ts";

const anyProfile = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile";
const profile = {
  profileArn: `${anyProfile}/hsl5b7kh1279`,
  baseModelId: "anthropic.claude-sonnet-4-20250514-v1:0",
  destinationRegions: ["us-east-1", "us-west-2"],
  routing: "us",
};

const modelIn = (region: string, id = profile.baseModelId) =>
  `arn:aws:bedrock:${region}::foundation-model/${id}`;

/** A call of the model, through a profile where one is named. */
function modelCall(region: string, through?: string, id?: string): AuthorisedCall {
  const context = through === undefined ? {} : { "bedrock:InferenceProfileArn": through };
  return { action: "bedrock:InvokeModelWithResponseStream", resource: modelIn(region, id), context };
}

describe("the policy to call a profile", () => {
  const policy = invokeProfilePolicy(profile);

  test.each(["InvokeModel", "InvokeModelWithResponseStream", "GetInferenceProfile"])(
    "allows %s on the profile and on no other",
    (name) => {
      const action = `bedrock:${name}`;
      expect(isAllowed(policy, { action, resource: profile.profileArn })).toBe(true);
      expect(isAllowed(policy, { action, resource: `${anyProfile}/otherprofile` })).toBe(false);
    },
  );

  test("allows the model in every destination and in the profile's own Region, through the profile", () => {
    const reached = invokeProfilePolicy({ ...profile, destinationRegions: ["us-east-1", "us-east-2"] });
    for (const region of ["us-west-2", "us-east-1", "us-east-2"]) {
      expect(isAllowed(reached, modelCall(region, profile.profileArn))).toBe(true);
    }
    expect(isAllowed(reached, modelCall("eu-west-1", profile.profileArn))).toBe(false);
  });

  test("allows the model neither by itself, nor through another profile, nor another model", () => {
    expect(isAllowed(policy, modelCall("us-east-1"))).toBe(false);
    expect(isAllowed(policy, modelCall("us-east-1", `${anyProfile}/otherprofile`))).toBe(false);
    expect(isAllowed(policy, modelCall("us-east-1", profile.profileArn, "amazon.nova-pro-v1:0"))).toBe(false);
  });

  test("names the model without a Region for global routing, and for no other", () => {
    const global = invokeProfilePolicy({ ...profile, destinationRegions: [], routing: "global" });
    expect(global.Statement[1]?.Resource).toEqual([modelIn("us-west-2"), modelIn("")]);
    expect(policy.Statement.flatMap(({ Resource }) => Resource)).not.toContain(modelIn(""));
  });

  test("names each Region once", () => {
    expect(policy.Statement[1]?.Resource).toEqual([modelIn("us-west-2"), modelIn("us-east-1")]);
  });

  test("takes the partition from the ARN", () => {
    const gov = invokeProfilePolicy({
      ...profile,
      profileArn: profile.profileArn.replace("aws:bedrock:us-west-2", "aws-us-gov:bedrock:us-gov-west-1"),
      destinationRegions: ["us-gov-east-1"],
      routing: "us-gov",
    });
    for (const { Resource } of gov.Statement)
      for (const arn of Resource) expect(arn).toMatch(/^arn:aws-us-gov:bedrock:us-gov-/);
  });

  test("stands for every application profile of the place while the profile does not exist", () => {
    const planned = invokeProfilePolicy({ ...profile, profileArn: `${anyProfile}/*` });
    const action = "bedrock:InvokeModel";
    expect(isAllowed(planned, { action, resource: profile.profileArn })).toBe(true);
    expect(isAllowed(planned, modelCall("us-east-1", profile.profileArn))).toBe(true);
    expect(isAllowed(planned, modelCall("us-east-1"))).toBe(false);
    expect(explainPolicy(planned)[0]?.sentence).toContain(
      "the application inference profiles of account 111122223333 in us-west-2",
    );
  });

  test("is made for a system-defined profile too", () => {
    const profileArn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.${profile.baseModelId}`;
    const system = invokeProfilePolicy({ ...profile, profileArn });
    expect(isAllowed(system, modelCall("us-east-1", profileArn))).toBe(true);
  });

  test.each([
    ["profileArn", "arn:aws:bedrock:us-west-2:111122223333:inference-profile/*"],
    ["profileArn", "arn:aws:bedrock:*:111122223333:application-inference-profile/a"],
    ["profileArn", "arn:aws:bedrock:us-west-2:*:application-inference-profile/a"],
    ["profileArn", `${anyProfile}/a*`],
    ["profileArn", `${anyProfile}/a?`],
    ["profileArn", "arn:aws:bedrock:us-west-2::inference-profile/us.a.b"],
    ["profileArn", "arn:aws:iam::111122223333:role/Admin"],
    ["profileArn", "*"],
    ["baseModelId", "*"],
    ["baseModelId", "anthropic.claude-?"],
    ["baseModelId", "${aws:username}"],
    ["baseModelId", ""],
    ["baseModelId", "a/../*"],
    ["destinationRegions", ["*"]],
    ["destinationRegions", ["us-*-1"]],
    ["destinationRegions", [""]],
    ["destinationRegions", ["us-gov-west-1"]],
  ])("refuses %s %j, which would widen it", (field, value) => {
    expect(() => invokeProfilePolicy({ ...profile, [field]: value })).toThrow(field);
  });

  test("names every Region in its explanation", () => {
    const global = invokeProfilePolicy({ ...profile, routing: "global" });
    expect(explainPolicy(global)).toEqual([
      {
        sid: "CallTheProfile",
        sentence: expect.stringContaining("hsl5b7kh1279 of account 111122223333 in us-west-2"),
      },
      {
        sid: "CallItsModelThroughTheProfile",
        sentence: expect.stringContaining(
          "us-west-2, us-east-1, and global routing, which has no Region. The condition",
        ),
      },
    ]);
  });
});

describe("the policy of a Studio project", () => {
  const policy = studioProfilePolicy({ ...profile, projectId: "5elox3qmz8kyz4" });
  const callBy = (role: string | undefined, tag: string | undefined): AuthorisedCall => ({
    action: "bedrock:InvokeModel",
    resource: profile.profileArn,
    context: {
      ...(role !== undefined && { "aws:PrincipalTag/AmazonDataZoneProject": role }),
      ...(tag !== undefined && { "aws:ResourceTag/AmazonDataZoneProject": tag }),
    },
  });

  test("lets the project's roles call the profile that carries its tag, and nobody else", () => {
    expect(isAllowed(policy, callBy("5elox3qmz8kyz4", "5elox3qmz8kyz4"))).toBe(true);
    expect(isAllowed(policy, callBy("5elox3qmz8kyz4", "another"))).toBe(false);
    expect(isAllowed(policy, callBy("5elox3qmz8kyz4", undefined))).toBe(false);
    expect(isAllowed(policy, callBy("another", "5elox3qmz8kyz4"))).toBe(false);
    expect(isAllowed(policy, callBy(undefined, "5elox3qmz8kyz4"))).toBe(false);
  });

  test("lets the project's roles reach the model only through the profile", () => {
    const role = { "aws:PrincipalTag/AmazonDataZoneProject": "5elox3qmz8kyz4" };
    const through = { "bedrock:InferenceProfileArn": profile.profileArn };
    const call = { action: "bedrock:InvokeModel", resource: modelIn("us-east-1") };
    expect(isAllowed(policy, { ...call, context: { ...role, ...through } })).toBe(true);
    expect(isAllowed(policy, { ...call, context: role })).toBe(false);
    expect(isAllowed(policy, { ...call, context: through })).toBe(false);
  });

  test.each(["*", "${aws:PrincipalTag/x}", "", "a b"])("refuses the project id %j", (projectId) => {
    expect(() => studioProfilePolicy({ ...profile, projectId })).toThrow("Not the id of a Studio project");
  });

  test("names project and Regions in its explanation", () => {
    const [calling, reaching] = explainPolicy(policy);
    expect(calling?.sentence).toContain("AmazonDataZoneProject with the value 5elox3qmz8kyz4");
    expect(reaching?.sentence).toContain("us-west-2 and us-east-1");
  });
});
