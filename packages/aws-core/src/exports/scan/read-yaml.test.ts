import { describe, expect, test } from "vitest";
import { placesOf, profileArn, readBytes, readTemplate } from "../testing/read-bytes.ts";

const arn = profileArn("abc");

async function placesIn(yaml: string): Promise<string[]> {
  const reading = await readTemplate(yaml, "t.yaml");
  return Object.values(placesOf(reading))
    .flat()
    .map((place) => place.replace(" t.yaml", ""));
}

describe("a YAML template", () => {
  test.each([
    ["a plain value", `a: ${arn}`, ["yaml /a"]],
    ["a quoted value in a list", `a:\n  - b\n  - "${arn}"`, ["yaml /a/1"]],
    ["a folded value", `a: >-\n  ${arn}`, ["yaml /a"]],
    ["!Sub", `a: !Sub ${arn}`, ["sub /a/Fn::Sub"]],
    ["!Sub with a map", `a: !Sub\n  - "\${P}"\n  - P: ${arn}`, ["sub /a/Fn::Sub"]],
    ["!Join", `a: !Join ["", ["${arn.slice(0, 9)}", "${arn.slice(9)}"]]`, ["join /a/Fn::Join"]],
    [
      "!Join with an account in digits",
      `a: !Join [":", [${arn.replaceAll(":", ", ")}]]`,
      ["join /a/Fn::Join"],
    ],
    ["the long form", `a:\n  Fn::Join:\n    - ""\n    - - !Sub ${arn}`, ["join /a/Fn::Join"]],
    ["JSON in a string", `a: '{"m": "${arn}"}'`, ["json-string /a /m"]],
    ["JSON as such", `{"a": ["${arn}"]}`, ["yaml /a/0"]],
    ["a key", `? ${arn}\n: b`, [`yaml /${arn.replaceAll("/", "~1")}`]],
    ["a key that occurs twice", `a: ${arn}\na: [${arn}]`, ["yaml /a", "yaml /a/0"]],
    ["an anchor, once", `a: &x ${arn}\nb: *x`, ["yaml /a"]],
    ["several documents", `a: 1\n---\nb: ${arn}`, ["yaml /1/b"]],
    ["a comment", `a: 1 # ${arn}`, []],
  ])("is read with %s", async (_, yaml, expected) => {
    expect(await placesIn(yaml)).toEqual(expected);
  });

  test("lists expressions with parameters", async () => {
    const reading = await readTemplate(
      `a: !Sub arn:\${AWS::Partition}:bedrock:us-west-2:111122223333:application-inference-profile/abc
b: !Join [":", [!Ref Start, !GetAtt Profile.Name, "application-inference-profile/x"]]`,
      "t.yaml",
    );
    expect(reading.unresolved.map(({ text }) => text)).toEqual([
      "arn:${AWS::Partition}:bedrock:us-west-2:111122223333:application-inference-profile/abc",
      "${Start}:${Profile.Name}:application-inference-profile/x",
    ]);
  });

  test("is not blown up by aliases of aliases", async () => {
    const lines = ["a0: &a0 [x, x]"];
    for (let level = 1; level < 40; level += 1)
      lines.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);
    expect(await placesIn(lines.join("\n"))).toEqual([]);
  });

  test("fails with the place of the mistake and nothing of its text", async () => {
    expect(await readBytes("a: b\nsecret: [c\nd: }", { name: "t.yaml" })).toEqual({
      ok: false,
      error: { kind: "malformed_json", message: '"t.yaml" is not valid YAML (line 3, column 1).' },
    });
  });
});
