import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readExport } from "./read-export.ts";
import { buildZip } from "./testing/build-zip.ts";
import type { ZipFile, ZipShape } from "./testing/build-zip.ts";
import { asReading, placesOf, profileArn, readBytes, readFiles, readTemplate } from "./testing/read-bytes.ts";

const arn = profileArn("abc123def456");
const content = JSON.stringify({ profile: arn, text: "Köln" });
const template: ZipFile = { name: "agent-stack.json", content };
const found = { [arn]: ["plain agent-stack.json /profile"] };

const shapes: [string, Partial<ZipFile>, ZipShape][] = [
  ["stored", { isStored: true }, {}],
  ["with zip64 sizes", { isZip64: true }, {}],
  ["with a zip64 end", {}, { hasZip64End: true }],
  ["with a marked data descriptor", { descriptor: "marked" }, {}],
  ["with a data descriptor without mark", { descriptor: "plain" }, {}],
  ["with a wide data descriptor", { descriptor: "wide" }, {}],
  ["with a comment", {}, { comment: "made by hand" }],
  ["with extra fields", { extra: Buffer.from([0x55, 0x54, 1, 0, 0]) }, {}],
  ["without file types", { mode: 0 }, {}],
];

describe("an archive that some program writes", () => {
  test.each(shapes)("is read %s", async (_, file, shape) => {
    const reading = asReading(await readBytes(buildZip([{ ...template, ...file }], shape)));
    expect(placesOf(reading)).toEqual(found);
    expect(reading.warnings).toEqual([]);
  });

  test("is read after macOS zipped it again", async () => {
    const reading = await readFiles([
      { name: "export/", isStored: true, mode: 0o40755 },
      { ...template, name: "export/agent-stack.json", descriptor: "marked" },
      { name: "__MACOSX/export/._agent-stack.json", content: "\u0000\u0005\u0016\u0007" },
      { name: "export/._other.json", content: "\u0000\u0005\u0016\u0007" },
      { name: "export/.DS_Store", content: "\u0000" },
    ]);
    expect(placesOf(reading)).toEqual({ [arn]: ["plain export/agent-stack.json /profile"] });
    expect(reading.unreadable).toEqual([]);
  });

  test("is read after Windows zipped it again, with backslashes and a name of the old code page", async () => {
    const reading = await readFiles([
      { ...template, name: "export\\agent-stack.json" },
      { ...template, name: Buffer.from([0x4b, 0x94, 0x2e, 0x6a, 0x73, 0x6f, 0x6e]), both: { flags: 0 } },
    ]);
    expect(placesOf(reading)).toEqual({
      [arn]: ["plain export/agent-stack.json /profile", "plain Kö.json /profile"],
    });
  });

  test("is read by its Unicode path field where that belongs to the name", async () => {
    const foreign = { ...template, extra: unicodePath("another name", "../x.json") };
    expect(placesOf(await readFiles([foreign]))).toEqual(found);
    const own = { ...template, extra: unicodePath("agent-stack.json", "../x.json") };
    expect(await readBytes(buildZip([own]))).toMatchObject({ error: { kind: "unsafe_path" } });
  });

  test.each([
    ["a byte order mark", Buffer.from(`\ufeff${content}`)],
    ["CRLF", Buffer.from(JSON.stringify(JSON.parse(content), null, 2).replaceAll("\n", "\r\n"))],
    ["UTF-16 and its mark", Buffer.from(`\ufeff${content}`, "utf16le")],
    ["UTF-16 without a mark", Buffer.from(content, "utf16le")],
    ["UTF-16 the other way round", Buffer.from(`\ufeff${content}`, "utf16le").swap16()],
    ["Latin-1", Buffer.from(content, "latin1")],
  ])("may hold templates with %s", async (_, bytes) => {
    expect(placesOf(await readFiles([{ ...template, content: bytes }]))).toEqual(found);
  });
});

describe("a damaged file", () => {
  test("is a warning when it is a README, and everything else is read", async () => {
    const reading = await readFiles([
      { name: "README.md", content: "# Deploy", both: { crc32: 1 } },
      { name: "deployApp.sh", content: "#!/bin/sh", both: { bytes: 3 } },
      { name: "logo.png", content: "png", both: { method: 14 } },
      { name: "notes.txt", packed: Buffer.from("\u0007damaged") },
      template,
    ]);
    expect(placesOf(reading)).toEqual(found);
    expect(reading.unreadable.map(({ entry }) => entry)).toEqual([
      "README.md",
      "deployApp.sh",
      "logo.png",
      "notes.txt",
    ]);
    expect(reading.warnings).toContain("README.md is damaged. It is no template, so the others were read.");
  });

  test.each(["stack.yaml", "stack.yml", "stack.template", "template-without-extension"])(
    "fails the export when it is the template %s",
    async (name) => {
      const file = { name, content: '{"a": "b"}', both: { crc32: 1 } };
      expect(await readBytes(buildZip([template, file]))).toMatchObject({ error: { kind: "crc_mismatch" } });
    },
  );
});

describe("what is read", () => {
  test("does not depend on a file's name, except that prose is never a template", async () => {
    const reading = await readFiles([
      { ...template, name: "a/b/c/agent-stack (1)" },
      { ...template, name: "STACK.JSON.txt" },
      { ...template, name: "README.md" },
      { name: "index.mjs", content: `export const arn = "${arn}";` },
    ]);
    expect(placesOf(reading)).toEqual({
      [arn]: ["plain a/b/c/agent-stack (1) /profile", "plain STACK.JSON.txt /profile"],
    });
  });

  test("includes loose templates of both kinds", async () => {
    expect(placesOf(await readTemplate({ profile: arn }))).toEqual({
      [arn]: ["plain template.json /profile"],
    });
    const yaml = await readTemplate(`profile: ${arn}\n`, "stack.yaml");
    expect(placesOf(yaml)).toEqual({ [arn]: ["yaml stack.yaml /profile"] });
  });

  test("tells by the first character whether a .template is JSON or YAML", async () => {
    const json = await readTemplate({ profile: arn }, "stack.template");
    const yaml = await readTemplate(`profile: ${arn}`, "stack.template");
    expect([placesOf(json), placesOf(yaml)]).toEqual([
      { [arn]: ["plain stack.template /profile"] },
      { [arn]: ["yaml stack.template /profile"] },
    ]);
  });

  test("is cut where remarks and unresolved expressions go on without end, and says so", async () => {
    const texts = Array.from({ length: 60 }, () => `Use ${arn} here`);
    const expressions = Array.from(
      { length: 1100 },
      (_, index) => `\${P${index}}:application-inference-profile/x`,
    );
    const reading = await readTemplate([...texts, ...expressions]);
    expect(reading.unresolved).toHaveLength(1000);
    expect(reading.warnings).toHaveLength(1 + 50 + 2);
    expect(reading.warnings.slice(-2)).toEqual([
      "10 more remarks were left out.",
      "100 more unresolved expressions were left out.",
    ]);
  });

  test("is nothing where there is no file", async () => {
    const folder = await readExport({ path: tmpdir(), name: "folder" });
    expect(folder).toMatchObject({ error: { kind: "not_zip", message: '"folder" is not a file.' } });
    const missing = await readExport({ path: join(tmpdir(), "no-such-export.zip"), name: "a.zip" });
    expect(missing).toMatchObject({ error: { message: 'There is no file "a.zip". Check the path.' } });
    await expect(readExport({ path: "x".repeat(5000), name: "a.zip" })).rejects.toThrow("ENAMETOOLONG");
  });

  test("is named when nothing was found, which is not a failure", async () => {
    const reading = await readFiles([
      { name: "a.json", content: "{}" },
      { name: "b.yaml", content: "a: 1" },
    ]);
    expect(reading.profiles).toEqual([]);
    expect(reading.warnings).toEqual([
      "All 1 JSON and 1 YAML files were read in full; none holds the ARN of an application inference profile.",
    ]);
    const without = await readFiles([{ name: "README.md", content: arn }]);
    expect(without.warnings).toEqual([
      "No JSON or YAML file is in the export, so there was nothing to find profiles in.",
    ]);
  });

  test("says nothing of a file that only starts like JSON but that it named profiles", async () => {
    const reading = await readFiles([
      template,
      { name: "notes", content: `{"a": "${profileArn("lost")}", nonsense` },
    ]);
    expect(placesOf(reading)).toEqual(found);
    expect(reading.warnings).toEqual([
      "notes: looks like JSON but is not; 1 profile ARNs in it are not listed.",
    ]);
  });

  test("leaves no trace of anything else in the answer", async () => {
    const secret = "hunter2-AKIAIOSFODNN7EXAMPLE";
    const answers = await Promise.all([
      readBytes(
        buildZip([{ name: "a.json", content: JSON.stringify({ secret, model: `${secret} !`, arn }) }]),
      ),
      readBytes(
        buildZip([{ name: "a.json", content: `{"secret": "${secret}", "arn": "${arn} ${secret}"}` }]),
      ),
      readBytes(buildZip([{ name: "a.json", content: `{"secret": "${secret}" ${secret}` }])),
      readBytes(buildZip([{ name: "a.yaml", content: `secret: ${secret}: [${secret}` }])),
      readBytes(
        buildZip([
          { name: "a.json", content: JSON.stringify({ "Fn::Sub": `${secret}-\${InferenceProfile}` }) },
        ]),
      ),
    ]);
    expect(JSON.stringify(answers)).not.toContain(secret);
  });
});

function unicodePath(name: string, path: string): Buffer {
  const field = Buffer.concat([Buffer.alloc(9), Buffer.from(path)]);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(field.length - 4, 2);
  field[4] = 1;
  field.writeUInt32LE(crc32(name), 5);
  return field;
}
