import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultExportLimits } from "../limits.ts";
import { profileArn } from "../testing/read-bytes.ts";
import { createFindings, createRegistry } from "./findings.ts";
import type { Findings } from "./findings.ts";
import { escapePointer } from "./json-position.ts";
import { createTemplateScanner } from "./template-scanner.ts";

function scan(template: unknown, chunkSizes: readonly number[] = [1 << 20]): Findings {
  const bytes = Buffer.from(typeof template === "string" ? template : JSON.stringify(template));
  const findings = createFindings();
  const scanner = createTemplateScanner({
    entry: "a.json",
    findings,
    registry: createRegistry(defaultExportLimits),
  });
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = chunkSizes[turn % chunkSizes.length] ?? 1;
    scanner.push(bytes.subarray(at, at + size));
    at += size;
  }
  scanner.finish();
  return findings;
}

const placesIn = (findings: Findings): string[] =>
  [...findings.profiles].flatMap(([arn, places]) =>
    places.map(({ path, form }) => `${arn.resourceId} ${form} ${path.join(" ")}`),
  );

const placesOf = (template: unknown): string[] => placesIn(scan(template));

function nested(levels: number): unknown {
  let value: unknown = profileArn("deep");
  for (let level = 0; level < levels; level += 1) value = JSON.stringify([value]);
  return { value };
}

interface Plant {
  value: unknown;
  form: string;
  /** What follows the pointer of the value itself. */
  below: string[];
}

const key = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom("a/b", "~", "", "Default", "model"),
);

/** Cuts the ARN into pieces, as Fn::Join and a map of Fn::Sub would hold them. */
const cut = (arn: string, places: number[]): string[] => {
  const borders = [0, ...places.map((place) => place % arn.length).toSorted((a, b) => a - b), arn.length];
  return borders.slice(1).map((border, index) => arn.slice(borders[index], border));
};

function plantOf(arn: string, how: { kind: string; levels: number; cuts: number[]; around: string }): Plant {
  const pieces = cut(arn, how.cuts);
  if (how.kind === "join") return { value: { "Fn::Join": ["", pieces] }, form: "join", below: ["/Fn::Join"] };
  if (how.kind === "sub") return { value: { "Fn::Sub": arn }, form: "sub", below: ["/Fn::Sub"] };
  if (how.kind === "sub-map") {
    const text = pieces.map((_, index) => `\${P${index}}`).join("");
    const map = Object.fromEntries(pieces.map((piece, index) => [`P${index}`, piece]));
    return { value: { "Fn::Sub": [text, map] }, form: "sub", below: ["/Fn::Sub"] };
  }
  if (how.kind === "plain") return { value: arn, form: "plain", below: [""] };
  let text = arn;
  for (let level = 0; level < how.levels; level += 1) text = JSON.stringify({ [how.around]: text });
  return {
    value: text,
    form: "json-string",
    below: ["", ...Array<string>(how.levels).fill(`/${escapePointer(how.around)}`)],
  };
}

const planting = fc.record({
  keys: fc.array(key, { minLength: 1, maxLength: 4 }),
  isInArray: fc.boolean(),
  kind: fc.constantFrom("plain", "nested", "join", "sub", "sub-map"),
  levels: fc.integer({ min: 1, max: 8 }),
  cuts: fc.array(fc.nat(), { maxLength: 4 }),
  around: key.filter((name) => name !== "__proto__"),
});

describe("a profile planted anywhere", () => {
  test("is found with its pointers and form, however the bytes are cut", () => {
    const noise = fc.jsonValue({ stringUnit: "binary", depthSize: "medium" });
    const sizes = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(planting, { minLength: 1, maxLength: 4 }),
        noise,
        sizes,
        (plantings, rest, chunkSizes) => {
          const expected: string[] = [];
          const members = plantings.map((one, index) => {
            const { value, form, below } = plantOf(profileArn(`p${index}`), one);
            const wrapped = one.keys.reduceRight<unknown>(
              (inner, name) => ({ [name]: inner }),
              one.isInArray ? [rest, value] : value,
            );
            const pointer = `/${index}${one.keys.map((name) => `/${escapePointer(name)}`).join("")}${one.isInArray ? "/1" : ""}`;
            expected.push(
              `p${index} ${form} ${below.map((part, level) => (level === 0 ? pointer + part : part)).join(" ")}`,
            );
            return wrapped;
          });
          expect(placesIn(scan([...members, rest], chunkSizes))).toEqual(expected);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("is found in JSON eight strings deep and remarked upon nine deep", () => {
    expect(placesOf(nested(8))).toEqual([`deep json-string /value${" /0".repeat(8)}`]);
    const beyond = scan(nested(9));
    expect(placesIn(beyond)).toEqual([]);
    expect(beyond.remarks).toEqual([expect.stringContaining("holds JSON more than 8 strings deep")]);
  });

  test("is found where escapes hide it", () => {
    const escaped = profileArn("hidden").replace(
      /[a-z:/-]/g,
      (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
    );
    expect(placesOf(`{"a": "${escaped}"}`)).toEqual(["hidden plain /a"]);
    expect(placesOf(`{"Fn::\\u0053ub": "${escaped}"}`)).toEqual(["hidden sub /Fn::Sub"]);
  });

  test("is found in a document of 300 kB inside a string, in chunks", () => {
    const inner = JSON.stringify({
      padding: "ä\n".repeat(60_000),
      arn: profileArn("far"),
      more: "x".repeat(100_000),
    });
    const findings = scan({ DefinitionString: inner }, [10_000, 7, 333]);
    expect(placesIn(findings)).toEqual(["far json-string /DefinitionString /arn"]);
  });

  test("is found twice under a key that occurs twice", () => {
    expect(placesOf(`{"a": "${profileArn("one")}", "a": "${profileArn("two")}"}`)).toEqual([
      "one plain /a",
      "two plain /a",
    ]);
  });

  test("is found as a key, in a comma-delimited list and as the whole document", () => {
    const one = profileArn("one");
    expect(placesOf({ [one]: 1 })).toEqual([`one plain /${escapePointer(one)}`]);
    expect(placesOf({ list: `${one}, ${profileArn("two")}` })).toEqual([
      "one plain /list",
      "two plain /list",
    ]);
    expect(placesOf(JSON.stringify(one))).toEqual(["one plain "]);
  });
});

describe("what only looks like a profile", () => {
  const account = "111122223333";
  test.each([
    "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/*",
    "arn:aws:bedrock:*:111122223333:application-inference-profile/abc",
    "arn:aws:bedrock:us-west-2:1111...3333:application-inference-profile/abc",
    "arn:aws:bedrock:us-west-2:11112222333:application-inference-profile/abc",
    "arn:aws:bedrock:us-west-2::application-inference-profile/abc",
    `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/`,
    `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/${"a".repeat(65)}`,
    `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/abc/def`,
    `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/abc\n`,
    `arn:aws:bedrock:cn-north-1:${account}:application-inference-profile/abc`,
    `arn:aws-cn:bedrock:us-west-2:${account}:application-inference-profile/abc`,
    `arn:aws-us-gov:bedrock:us-east-1:${account}:application-inference-profile/abc`,
    `arn:awsx:bedrock:us-west-2:${account}:application-inference-profile/abc`,
    `arn:aws:sagemaker:us-west-2:${account}:application-inference-profile/abc`,
    `ARN:aws:bedrock:us-west-2:${account}:application-inference-profile/abc`,
    `arn:aws:bedrock:us-west-2:${account}:agent/ABCDEFGHIJ`,
    `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/abc, and more`,
    `arn:aws:bedrock:us-west-2:${account}:guardrail/abc`,
    "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
  ])("is not listed: %j", (text) => {
    const findings = scan({ text, made: { "Fn::Sub": text } });
    expect(placesIn(findings)).toEqual([]);
    expect(findings.unresolved).toEqual([]);
  });

  test("is listed in the partitions that AWS runs", () => {
    const arns = [
      "aws-cn:bedrock:cn-north-1",
      "aws-us-gov:bedrock:us-gov-west-1",
      "aws-eusc:bedrock:eusc-de-east-1",
    ];
    const isolated = ["aws-iso:bedrock:us-iso-east-1", "aws-iso-b:bedrock:us-isob-east-1"];
    const found = scan(
      [...arns, ...isolated].map((start) => `arn:${start}:${account}:application-inference-profile/a`),
    );
    expect(placesIn(found)).toHaveLength(5);
  });

  test("is a remark when a longer text mentions it", () => {
    const findings = scan({ Instruction: `Use ${profileArn("abc")} for this.` });
    expect(placesIn(findings)).toEqual([]);
    expect(findings.remarks).toEqual([expect.stringContaining("/Instruction mentions a profile's ARN")]);
  });

  test("is a remark when a string looks like JSON but is not", () => {
    const findings = scan({ text: `{"a": "${profileArn("abc")}", nonsense}` });
    expect(placesIn(findings)).toEqual([]);
    expect(findings.remarks[0]).toContain(
      "/text looks like JSON but is not; 1 profile ARNs in it are not listed",
    );
  });
});
