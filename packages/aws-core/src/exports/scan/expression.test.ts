import { describe, expect, test } from "vitest";
import { placesOf, profileArn, readTemplate } from "../testing/read-bytes.ts";
import { mayBecomeProfile } from "./profile-expression.ts";

const arn = profileArn("abc");
const [head = "", tail = ""] = arn.split("west");

/** Places and unresolved expressions of a template with this value at /v. */
async function outcome(value: unknown): Promise<{ places: string[]; unresolved: string[] }> {
  const reading = await readTemplate({ v: value });
  return {
    places: Object.values(placesOf(reading))
      .flat()
      .map((place) => place.replace(" template.json /v", " ")),
    unresolved: reading.unresolved.map(({ path, text }) => `${path.join(" ")} ${text}`),
  };
}

const found = (...places: string[]): object => ({ places, unresolved: [] });
const unresolved = (...expressions: string[]): object => ({ places: [], unresolved: expressions });
const nothing = { places: [], unresolved: [] };
const region = "${AWS::Region}";

describe("an expression of literals", () => {
  test.each<[string, unknown, object]>([
    [
      "Fn::Sub with a literal map",
      { "Fn::Sub": [`${head}\${D}${tail}`, { D: "west" }] },
      found("sub /Fn::Sub"),
    ],
    [
      "Fn::Join in Fn::Join",
      { "Fn::Join": ["west", [{ "Fn::Join": ["", [head]] }, tail]] },
      found("join /Fn::Join"),
    ],
    ["Fn::Sub in Fn::Join", { "Fn::Join": ["", [{ "Fn::Sub": arn }]] }, found("join /Fn::Join")],
    [
      "Fn::Join in a map of Fn::Sub",
      { "Fn::Sub": ["${A}", { A: { "Fn::Join": ["", [arn]] } }] },
      found("sub /Fn::Sub"),
    ],
    [
      "a list of whole ARNs",
      { "Fn::Join": [",", [arn, profileArn("def")]] },
      found("join /Fn::Join", "join /Fn::Join"),
    ],
    ["whole ARNs joined by something else", { "Fn::Join": [" ", [arn, "x"]] }, found("plain /Fn::Join/1/0")],
    ["JSON made by Fn::Join", { "Fn::Join": ["", ['{"m":"', arn, '"}']] }, found("json-string /Fn::Join /m")],
    [
      "JSON made by Fn::Sub",
      { "Fn::Sub": [`{"m":"\${A}","n":\${N}}`, { A: arn }] },
      found("json-string /Fn::Sub /m"),
    ],
    [
      "a number among the pieces",
      { "Fn::Join": ["", [arn.replace("abc", ""), 12]] },
      found("join /Fn::Join"),
    ],
    [
      "one expression among others",
      [{ "Fn::Sub": arn }, { "Fn::Sub": arn }],
      found("sub /0/Fn::Sub", "sub /1/Fn::Sub"),
    ],
    ["a map with an unused ARN", { "Fn::Sub": ["${A}", { A: "x", B: arn }] }, found("plain /Fn::Sub/1/B")],
  ])("is evaluated: %s", async (_, value, expected) => {
    expect(await outcome(value)).toEqual(expected);
  });

  test("counts both values of a key that occurs twice", async () => {
    const reading = await readTemplate(`{"Fn::Sub": "${arn}", "Fn::Sub": "${profileArn("def")}"}`);
    expect(reading.profiles).toHaveLength(2);
  });

  test("is never guessed when its map gives two values for one name", async () => {
    const text = `{"v": {"Fn::Sub": ["${head}\${D}${tail}", {"D": "west", "D": "east"}]}}`;
    const reading = await readTemplate(text);
    expect(reading.profiles).toEqual([]);
    expect(reading.unresolved.map((one) => one.text)).toEqual([`${head}\${D}${tail}`]);
  });

  test("is left alone when it is too long, and what was seen of it is still searched", async () => {
    const items = [arn, ...Array.from({ length: 40 }, () => "x".repeat(30_000)), profileArn("last")];
    const reading = await readTemplate({ v: { "Fn::Join": [",", items] } });
    expect(Object.values(placesOf(reading)).flat()).toEqual([
      "plain template.json /v/Fn::Join/1/0",
      "plain template.json /v/Fn::Join/1/41",
    ]);
    expect(reading.warnings[0]).toContain("/v/Fn::Join is too long to be evaluated");
  });

  test("is not evaluated from the part that was seen of it", async () => {
    const inner = { "Fn::Join": ["", [head, "west", tail, "-and-more", "x".repeat(70_000)]] };
    const reading = await readTemplate({ v: { "Fn::Join": ["", [inner]] } });
    expect(reading.profiles).toEqual([]);
  });
});

describe("an expression whose arguments have the wrong form", () => {
  test.each<[string, unknown]>([
    ["Fn::Sub of an object", { "Fn::Sub": { Text: arn } }],
    ["Fn::Sub of a list in a list", { "Fn::Sub": [[arn]] }],
    ["Fn::Sub of three", { "Fn::Sub": [arn, {}, "x"] }],
    ["Fn::Sub with a text for a map", { "Fn::Sub": ["${A}", arn] }],
    ["Fn::Sub with a list for a map", { "Fn::Sub": ["${A}", [arn]] }],
    ["Fn::Join of a text", { "Fn::Join": arn }],
    ["Fn::Join of three", { "Fn::Join": ["", [arn], "x"] }],
    ["Fn::Join by a list", { "Fn::Join": [[""], [arn]] }],
    ["Fn::Join of a text for a list", { "Fn::Join": ["", arn] }],
    ["Fn::Join of lists", { "Fn::Join": ["", [[arn]]] }],
    [
      "Fn::Join of an object with two keys",
      { "Fn::Join": ["", [{ "Fn::Sub": arn, "Fn::Join": ["", [arn]] }]] },
    ],
    ["Fn::Join with nothing", { "Fn::Join": ["", [{}, "x"]] }],
  ])("is not evaluated as a whole: %s", async (_, value) => {
    const { places } = await outcome(value);
    expect(places.filter((place) => /^(sub|join) \/Fn::(Sub|Join)$/.test(place))).toEqual([]);
  });
});

describe("an expression with parameters", () => {
  const withRegion = arn.replace("us-west-2", region);
  test.each<[string, unknown, object]>([
    ["a pseudo parameter", { "Fn::Sub": withRegion }, unresolved(`/v/Fn::Sub ${withRegion}`)],
    [
      "a Ref among the pieces",
      { "Fn::Join": ["", [`${head}west-2:`, { Ref: "Account" }, ":application-inference-profile/a"]] },
      unresolved(`/v/Fn::Join ${head}west-2:\${Account}:application-inference-profile/a`),
    ],
    [
      "an attribute",
      { "Fn::Join": [":", [{ "Fn::GetAtt": ["A", "Start"] }, "application-inference-profile/a"]] },
      unresolved("/v/Fn::Join ${A.Start}:application-inference-profile/a"),
    ],
    [
      "another intrinsic",
      { "Fn::Join": ["/", [arn.replace("/abc", ""), { "Fn::ImportValue": "x" }]] },
      unresolved(`/v/Fn::Join ${arn.replace("abc", "${Fn::ImportValue}")}`),
    ],
    [
      "a parameter named for what it is",
      { "Fn::Sub": "${inferenceProfileArn}" },
      unresolved("/v/Fn::Sub ${inferenceProfileArn}"),
    ],
    ["a plain text with a substitution", withRegion, unresolved(`/v ${withRegion}`)],
    [
      "a dynamic reference",
      arn.replace("abc", "{{resolve:ssm:/id:1}}"),
      unresolved(`/v ${arn.replace("abc", "{{resolve:ssm:/id:1}}")}`),
    ],
    [
      "an expression in JSON in a string",
      JSON.stringify({ m: withRegion }),
      unresolved(`/v /m ${withRegion}`),
    ],
    [
      "Fn::Sub in Fn::Join, once",
      { "Fn::Join": ["", [{ "Fn::Sub": withRegion }]] },
      unresolved(`/v/Fn::Join ${withRegion}`),
    ],
    [
      "an ARN that goes on",
      { "Fn::Join": ["", [`${arn}-`, { Ref: "Stage" }]] },
      unresolved(`/v/Fn::Join ${arn}-\${Stage}`),
    ],
    ["an ARN that goes on with a wildcard", { "Fn::Join": ["", [arn, "/*"]] }, nothing],
    ["a Ref alone", { Ref: "inferenceProfileArn" }, nothing],
    ["a foundation model", { "Fn::Sub": `arn:aws:bedrock:${region}::foundation-model/m` }, nothing],
    [
      "a wildcard",
      { "Fn::Sub": `arn:aws:bedrock:${region}:\${AWS::AccountId}:application-inference-profile/*` },
      nothing,
    ],
    [
      "a shortened account",
      { "Fn::Sub": `arn:aws:bedrock:${region}:1111:application-inference-profile/a` },
      nothing,
    ],
    [
      "another service",
      { "Fn::Sub": `arn:aws:iam:${region}:\${A}:application-inference-profile/a` },
      nothing,
    ],
    ["a name", { "Fn::Sub": "br-studio-${exportProjectId}" }, nothing],
    ["a secret beside", { "Fn::Sub": "password ${InferenceProfileArn}" }, nothing],
  ])("is listed if it may name a profile, and never guessed: %s", async (_, value, expected) => {
    expect(await outcome(value)).toEqual(expected);
  });

  test.each([
    ["${A}:application-inference-profile/x", true],
    ["${A}${InferenceProfileId}", true],
    ["arn:${InferenceProfile}", true],
    ["arn:aws:bedrock:us-west-2:111122223333:${Resource}", true],
    ["arn:aws:bedrock:us-west-2:111122223333:${Type}/x", true],
    ["${A}:agent/x", false],
    ["${A}:application-inference-profile/", false],
    ["x${InferenceProfileArn}", false],
    ["${A}", false],
    ["${InferenceProfile Arn}", false],
    [`\${InferenceProfileArn}${":".repeat(3000)}`, false],
    ["arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/a/${B}", false],
  ])("%s may become a profile: %s", (text, expected) => {
    expect(mayBecomeProfile(text)).toBe(expected);
  });
});
