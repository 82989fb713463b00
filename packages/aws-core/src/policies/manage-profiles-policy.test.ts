import { describe, expect, test } from "vitest";
import { explainPolicy } from "./explain-policy.ts";
import { manageProfilesPolicy } from "./manage-profiles-policy.ts";
import { mostPolicyCharacters, PolicyTooLongError } from "./policy-document.ts";
import { isAllowed } from "./testing/is-allowed.ts";
import type { AuthorisedCall } from "./testing/is-allowed.ts";

const place = { account: "111122223333", regions: ["us-west-2", "eu-central-1"] };
const own = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279";
const open = manageProfilesPolicy(place);
const ofSearch = manageProfilesPolicy({ ...place, tags: [{ key: "Team", value: "search" }] });

function call(name: string, resource: string, context: AuthorisedCall["context"] = {}): AuthorisedCall {
  return { action: `bedrock:${name}`, resource, context };
}

const requested = (value: string) => ({ "aws:RequestTag/Team": value });
const carried = (value: string) => ({ "aws:ResourceTag/Team": value });

describe("without tags", () => {
  test.each([
    "CreateInferenceProfile",
    "GetInferenceProfile",
    "DeleteInferenceProfile",
    "TagResource",
    "UntagResource",
    "ListTagsForResource",
  ])("%s is allowed on profiles of the account and its Regions only", (name) => {
    expect(isAllowed(open, call(name, own))).toBe(true);
    expect(isAllowed(open, call(name, own.replace("us-west-2", "eu-central-1")))).toBe(true);
    expect(isAllowed(open, call(name, own.replace("us-west-2", "us-east-1")))).toBe(false);
    expect(isAllowed(open, call(name, own.replace("111122223333", "444455556666")))).toBe(false);
  });

  test("listing is allowed on everything, as AWS demands", () => {
    expect(isAllowed(open, call("ListInferenceProfiles", "*"))).toBe(true);
  });

  test("a profile may copy a model of any Region and a system-defined profile of the account", () => {
    const system = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-lite-v1:0";
    const sources = [
      "arn:aws:bedrock:us-east-2::foundation-model/amazon.nova-lite-v1:0",
      "arn:aws:bedrock:::foundation-model/amazon.nova-lite-v1:0",
      system,
      system.replace("111122223333", "444455556666"),
    ];
    const answers = sources.map((source) => isAllowed(open, call("CreateInferenceProfile", source)));
    expect(answers).toEqual([true, true, true, false]);
  });

  test("no model and no profile may be called", () => {
    expect(isAllowed(open, call("InvokeModel", own))).toBe(false);
    expect(JSON.stringify(open)).not.toContain("Invoke");
  });

  test("there are no conditions, and the explanation says that every profile is meant", () => {
    expect(open.Statement.filter(({ Condition }) => Condition)).toEqual([]);
    const said = explainPolicy(open);
    expect(said.map(({ sid }) => sid)).toEqual(open.Statement.map(({ Sid }) => Sid));
    expect(said.map(({ sentence }) => sentence).join(" ")).toContain(
      "Deletes and tags every application inference profile there.",
    );
  });
});

describe("with tags", () => {
  test("a profile is made with the tag, and not without or with another value", () => {
    for (const name of ["CreateInferenceProfile", "TagResource"]) {
      expect(isAllowed(ofSearch, call(name, own, requested("search")))).toBe(true);
      expect(isAllowed(ofSearch, call(name, own, requested("ads")))).toBe(false);
      expect(isAllowed(ofSearch, call(name, own))).toBe(false);
    }
  });

  test("a profile of another team is neither deleted, tagged, untagged nor claimed", () => {
    for (const name of ["DeleteInferenceProfile", "TagResource", "UntagResource"]) {
      expect(isAllowed(ofSearch, call(name, own, carried("ads")))).toBe(false);
    }
    expect(isAllowed(ofSearch, call("TagResource", own, { ...carried("ads"), ...requested("search") }))).toBe(
      false,
    );
  });

  test("an own profile is deleted and takes other tags, but keeps this one", () => {
    expect(isAllowed(ofSearch, call("DeleteInferenceProfile", own, carried("search")))).toBe(true);
    expect(isAllowed(ofSearch, call("TagResource", own, carried("search")))).toBe(true);
    expect(isAllowed(ofSearch, call("TagResource", own, { ...carried("search"), ...requested("ads") }))).toBe(
      false,
    );
    const untag = (...keys: string[]) =>
      isAllowed(ofSearch, call("UntagResource", own, { ...carried("search"), "aws:TagKeys": keys }));
    expect(untag("CostCenter")).toBe(true);
    expect(untag("CostCenter", "Team")).toBe(false);
  });

  test("every profile of the account stays readable", () => {
    expect(isAllowed(ofSearch, call("GetInferenceProfile", own, carried("ads")))).toBe(true);
  });

  test("the explanation names the tag", () => {
    const sentences = explainPolicy(ofSearch).map(({ sentence }) => sentence);
    expect(sentences.filter((sentence) => sentence.includes("Team: search"))).toHaveLength(3);
  });
});

test.each([
  { account: "1111" },
  { account: "*" },
  { regions: [] },
  { regions: ["*"] },
  { regions: ["us-west-2", "cn-north-1"] },
  { tags: [{ key: "Team", value: "*" }] },
  { tags: [{ key: "Team", value: "${aws:username}" }] },
  { tags: [{ key: "aws:x", value: "a" }] },
])("%j is refused", (wrong) => {
  expect(() => manageProfilesPolicy({ ...place, ...wrong })).toThrow(
    /account|Region|partition|does not take/,
  );
});

test("a policy longer than IAM stores is refused, and says what to leave out", () => {
  const regions = Array.from({ length: 40 }, (_, index) => `us-place-${index}`);
  const make = () => manageProfilesPolicy({ ...place, regions });
  expect(make).toThrow(PolicyTooLongError);
  expect(make).toThrow(`IAM stores ${mostPolicyCharacters}. Name fewer Regions or tags.`);
});
