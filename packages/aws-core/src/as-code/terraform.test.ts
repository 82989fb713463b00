import * as fc from "fast-check";
import { expect, test } from "vitest";
import { prepareSnippetFolder, runProgram } from "../snippets/testing/snippet-folder.ts";
import { hclString } from "./hcl-string.ts";
import { hclText, parseHcl } from "./testing/parse-hcl.ts";
import { anyProfile, asked, bare, codeOf, hostileTexts, made } from "./testing/sample-profiles.ts";

const folder = prepareSnippetFolder();

/** The blocks of a profile's file, by their head without the label. */
function blocksOf(input: Parameters<typeof codeOf>[1]) {
  return new Map(parseHcl(codeOf("terraform", input)).map((block) => [block.head.split(" ")[0], block]));
}

test("the file is HCL whose strings are the texts of the profile, for any text", () => {
  fc.assert(
    fc.property(anyProfile, (profile) => {
      const resource = blocksOf(profile).get("resource");
      const texts = resource?.assignments.map(([left, right]) => [hclKey(left), hclText(right)]);
      const tags = profile.tags.map(({ key, value }) => [key, value]);
      expect(texts).toEqual([
        ["name", profile.name],
        ...(profile.description === null ? [] : [["description", profile.description]]),
        ...tags,
      ]);
      expect(resource?.blocks[0]?.assignments).toEqual([["copy_from", `"${profile.copyFrom}"`]]);
    }),
    { numRuns: 500 },
  );
});

const hclKey = (left: string) => (left.startsWith('"') ? hclText(left) : left);

test("the import block names the resource and the id of a profile that exists", () => {
  const blocks = blocksOf(made);
  expect(blocks.get("import")?.assignments).toEqual([
    ["to", "aws_bedrock_inference_profile.search_claude_sonnet"],
    ["id", '"hsl5b7kh1279"'],
  ]);
  expect(blocks.get("resource")?.head).toBe(
    'resource "aws_bedrock_inference_profile" "search_claude_sonnet"',
  );
  expect(blocks.get("resource")?.blocks.map(({ head }) => head)).toEqual(["model_source", "lifecycle"]);
});

test("a profile that is only asked for is made, not imported, and its source is watched", () => {
  const blocks = blocksOf(asked);
  expect([...blocks.keys()]).toEqual(["terraform", "provider", "resource"]);
  expect(blocks.get("resource")?.blocks.map(({ head }) => head)).toEqual(["model_source"]);
});

test("the provider takes only the profile's account", () => {
  expect(blocksOf(asked).get("provider")?.assignments).toEqual([
    ["region", '"us-west-2"'],
    ["allowed_account_ids", '["111122223333"]'],
  ]);
});

test("a profile without description and tags has neither argument", () => {
  expect(blocksOf(bare).get("resource")?.assignments).toEqual([["name", '"bare"']]);
});

// Registered only where there is a Terraform; CHECKPOINT_DISABLE keeps it from asking for news of itself.
const withoutNews = "CHECKPOINT_DISABLE=1 terraform";
const { ok: hasTerraform } = await runProgram("bash", "-c", `${withoutNews} version`);

test.for(hasTerraform ? [withoutNews] : [])(
  "%s reads the strings as they were and would not reformat the file",
  { timeout: 60_000 },
  async (terraform) => {
    // A terminal prompt takes no NUL.
    const texts = hostileTexts.map((text) => text.replaceAll("\0", ""));
    const list = folder.write("texts", `base64encode(jsonencode([${texts.map(hclString).join(", ")}]))`);
    const { output } = await runProgram("bash", "-c", `${terraform} console < "$1"`, "bash", list);
    const [encoded = ""] = /"[\w+/=]+"/.exec(output) ?? [];
    expect(JSON.parse(Buffer.from(encoded.slice(1, -1), "base64").toString())).toEqual(texts);

    const files = [asked, made, bare].map((profile, index) =>
      folder.write(`${index}.tf`, codeOf("terraform", profile)),
    );
    const formatted = await runProgram("bash", "-c", `${terraform} fmt -check -diff "$@"`, "bash", ...files);
    expect(formatted.output).toBe("");
    expect(formatted.ok).toBe(true);
  },
);
