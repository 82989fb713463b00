import { describe, expect, test } from "vitest";
import { explanationRules } from "../errors/explanation-rules.ts";
import { explainAccess } from "./explain-access.ts";
import { refinements } from "./refinements.ts";
import { ruleDetails } from "./rule-details.ts";
import { AccessExplanation } from "./schema.ts";
import { furtherRefusals } from "./testing/further-refusals.ts";
import { policyRefusals } from "./testing/policy-refusals.ts";
import { profileArn, studioRole } from "./testing/refusal-message.ts";

const refusalMessages = [...policyRefusals, ...furtherRefusals];

const refusal = (action: string, resource: string, reason: string): string =>
  `User: ${studioRole} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;

test.for(refusalMessages)("$name: $likelyPolicy", ({ text, resource, name: _name, ...expected }) => {
  const answer = AccessExplanation.parse(explainAccess(text));
  expect(answer).toMatchObject(expected);
  expect(answer.resource?.text.slice(-(resource ?? "").length) ?? null).toBe(resource);
});

test("every answer says what to do, and fills in every placeholder", () => {
  for (const { text } of refusalMessages) {
    const { title, why, steps } = explainAccess(text);
    const words = [title, why, ...steps].join(" ");
    expect(words).not.toMatch(/[{}!]|undefined|null/);
    expect(steps.every((step) => step.length > 20)).toBe(true);
  }
});

test("every rule and every refinement stands for at least one message of this table or of the rules' own", () => {
  const told = new Set(refusalMessages.map(({ text }) => explainAccess(text).ruleId));
  expect(refinements.filter(({ id }) => !told.has(id)).map(({ id }) => id)).toEqual([]);
  expect(explanationRules.filter(({ id }) => !ruleDetails[id]).map(({ id }) => id)).toEqual([]);
  const ruleIds = new Set(explanationRules.map(({ id }) => id));
  expect(refinements.flatMap(({ of }) => of).filter((id) => !ruleIds.has(id))).toEqual([]);
});

test("policies to copy are policies", () => {
  const codes = refusalMessages.map(({ text }) => explainAccess(text).code);
  const policies = codes.filter((code) => code?.language === "json").map((code) => code?.code ?? "");
  expect(policies.length).toBeGreaterThan(10);
  for (const policy of policies) expect(JSON.parse(policy)).toHaveProperty("Version", "2012-10-17");
});

describe("what is read", () => {
  test("the caller's project comes from the name of the role", () => {
    expect(explainAccess(refusal("bedrock:InvokeModel", profileArn, "")).principal).toMatchObject({
      kind: "studio-project-role",
      projectId: "5elox3qmz8kyz4",
      account: "111122223333",
    });
  });

  test("AWS's own words for the reason and the policy it names are quoted", () => {
    const policy = "arn:aws:organizations::444455556666:policy/o-a1/service_control_policy/p-b2";
    const reason = "with an explicit deny in a service control policy";
    expect(explainAccess(refusal("bedrock:InvokeModel", profileArn, `${reason}: ${policy}`))).toMatchObject({
      reason,
      policyArn: policy,
    });
  });

  test.for([
    ["endpoint", "https://bedrock-runtime.eu-west-1.amazonaws.com/model"],
    ["setting", 'boto3.client("bedrock-runtime", region_name="eu-west-1")'],
    ["record", '{"awsRegion": "eu-west-1"}'],
  ])("the called Region is read from an %s", ([, around]) => {
    expect(explainAccess(`${around}\n${refusal("bedrock:InvokeModel", "*", "")}`).callRegion).toBe(
      "eu-west-1",
    );
  });

  test("a message that a terminal broke is put together again, wherever it was broken", () => {
    const text = refusal(
      "bedrock:InvokeModelWithResponseStream",
      profileArn,
      "with an explicit deny in a permissions boundary",
    );
    for (let width = 40; width <= 120; width += 1) {
      const broken = text.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n") ?? "";
      expect(explainAccess(broken), `width ${width}`).toMatchObject({
        action: "bedrock:InvokeModelWithResponseStream",
        resource: { text: profileArn },
        principal: { projectId: "5elox3qmz8kyz4" },
      });
    }
  });

  test("the name of the error may stand before the sentence, and a full stop after the resource", () => {
    expect(
      explainAccess(`AccessDeniedException: ${refusal("bedrock:InvokeModel", `${profileArn}.`, "")}`),
    ).toMatchObject({
      errorCode: "AccessDeniedException",
      resource: { text: profileArn },
      masked: 0,
    });
  });

  test("colours, JSON escapes and HTML around a message change nothing", () => {
    const text = refusal(
      "bedrock:InvokeModel",
      profileArn,
      "because no session policy allows the bedrock:InvokeModel action",
    );
    const { ruleId, action, resource } = explainAccess(text);
    expect(ruleId).toBe("session-policy");
    const wrapped = [
      `\u001B[31m${text.replace("not authorized", "\u001B[1mnot\u001B[0m authorized")}\u001B[0m`,
      JSON.stringify({ error: JSON.stringify({ message: text }) }),
      `<div class="error"><p>${text.replace("perform:", "<b>perform</b>:")}</p></div>`,
    ];
    for (const form of wrapped) expect(explainAccess(form)).toMatchObject({ ruleId, action, resource });
  });
});

describe("several refusals in one text", () => {
  const first = `An error occurred (AccessDeniedException) when calling the GetInferenceProfile operation: ${refusal("bedrock:GetInferenceProfile", profileArn, "because no identity-based policy allows the bedrock:GetInferenceProfile action")}`;
  const second = `An error occurred (AccessDeniedException) when calling the Converse operation: ${refusal("bedrock:InvokeModel", profileArn, "because no session policy allows the bedrock:InvokeModel action")}`;

  test("the last one is explained, and the others are counted", () => {
    expect(explainAccess(`${first}\n\nDuring handling of the above exception:\n${second}`)).toMatchObject({
      ruleId: "session-policy",
      operation: "Converse",
      otherRefusals: 1,
    });
  });

  test("the Region may stand around them", () => {
    const code = 'boto3.client("bedrock-runtime", region_name="eu-west-1")';
    const text = [code, first, "retrying", second].join("\n").replaceAll(":us-west-2:", "::");
    expect(explainAccess(text)).toMatchObject({ callRegion: "eu-west-1", otherRefusals: 1 });
  });

  test("attempts of the same call count once", () => {
    expect(explainAccess(`attempt 1: ${second}\nattempt 2: ${second}`).otherRefusals).toBe(0);
  });

  test("of CloudTrail's records the last failed one is explained", () => {
    const record = { eventVersion: "1.11", eventSource: "bedrock.amazonaws.com", awsRegion: "us-west-2" };
    const records = [
      { ...record, eventName: "GetInferenceProfile", errorCode: "AccessDenied" },
      { ...record, eventName: "InvokeModel", errorCode: "AccessDenied" },
      { ...record, eventName: "ListTagsForResource" },
    ];
    expect(explainAccess(JSON.stringify({ Records: records }, null, 2))).toMatchObject({
      action: "bedrock:InvokeModel",
      otherRefusals: 1,
    });
  });
});

describe("what nobody can place", () => {
  test.for([
    "",
    "   ",
    "Hello, can you help me?",
    "TypeError: Cannot read properties of undefined (reading 'map')",
    "ERROR: permission denied for table profiles",
    "ValidationError: name is a required field",
    "jwt expired: token has expired",
  ])("%j is not recognised", (text) => {
    expect(explainAccess(text)).toMatchObject({ ruleId: null, likelyPolicy: "unknown", code: null });
  });

  test("what was read all the same is listed", () => {
    const text =
      "SomethingNewException: see https://bedrock.us-east-1.amazonaws.com, arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc";
    expect(explainAccess(text)).toMatchObject({
      ruleId: null,
      errorCode: "SomethingNewException",
      callRegion: "us-east-1",
      profileArn: "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc",
    });
  });
});
