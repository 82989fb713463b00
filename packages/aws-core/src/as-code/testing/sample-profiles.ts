import * as fc from "fast-check";
import { renderAsCode } from "../render-as-code.ts";
import type { AsCodeInput, CodeFileId } from "../schema.ts";

type ApplicationInput = Extract<AsCodeInput, { type: "APPLICATION" }>;
type SystemInput = Extract<AsCodeInput, { type: "SYSTEM_DEFINED" }>;

const place = { region: "us-west-2", account: "111122223333" };

/** A profile that is only asked for. */
export const asked: ApplicationInput = {
  type: "APPLICATION",
  name: "search claude sonnet",
  description: "Sonnet for the search team",
  copyFrom:
    "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0",
  tags: [
    { key: "CostCenter", value: "0042" },
    { key: "Env", value: "yes" },
  ],
  arn: null,
  ...place,
};

/** The same profile after it was made. */
export const made: ApplicationInput = {
  ...asked,
  arn: "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279",
};

/** The least that a profile has. */
export const bare: ApplicationInput = {
  ...asked,
  name: "bare",
  description: null,
  copyFrom: "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0",
  tags: [],
};

export function systemDefined(profileId: string): SystemInput {
  const arn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${profileId}`;
  return { type: "SYSTEM_DEFINED", name: profileId, ...place, arn };
}

/** Texts that end a literal or a comment, expand, or change their type in one language or another. */
export const hostileTexts = [
  "${HOME} $(id) `id` $$ !! !$",
  "$${a} $$${b} %{if true} %%{x} ${",
  `"double" 'single' \\ \\" """ '''`,
  "line\nnext\r\n\ttab\u0000\u0007\u001B[31m\u007F\u0085\u2028\u2029end",
  "\u202Eevil\u202C \u200B\uFEFF \u{E0041} é ü 日本 🚀",
  "-rf",
  "--dry-run",
  "file:///etc/passwd",
  "*/ process.exit(1) // # <!--",
  "#{x} ${Token} {{notes}} !Ref x &anchor *alias",
  "yes",
  "0123",
  "1:30",
  "2026-01-01",
  "null",
  "~",
  "__proto__",
  "",
];

/** A profile all of whose texts are hostile. */
export const hostile: ApplicationInput = {
  ...made,
  name: hostileTexts.join(" "),
  description: hostileTexts.toReversed().join("|"),
  tags: hostileTexts.map((text, index) => ({ key: `${text}#${index}`, value: text })),
};

/** Every shape that the files take. */
export const variants: readonly AsCodeInput[] = [
  asked,
  made,
  bare,
  { ...bare, arn: made.arn },
  hostile,
  ...hostileTexts.map((name) => ({ ...asked, name, description: name })),
  ...["us.a.b", "us-gov.a.b", "eu.a.b", "apac.a.b", "jp.a.b", "au.a.b", "global.a.b", "ca.a.b", "a.b"].map(
    systemDefined,
  ),
];

const anyText = fc
  .oneof(fc.string({ unit: "binary" }), fc.constantFrom(...hostileTexts), fc.string({ unit: hclUnits() }))
  .map((text) => text.toWellFormed());

/** Profiles with random texts, mostly hostile ones. */
export const anyProfile: fc.Arbitrary<ApplicationInput> = fc
  .record({
    name: anyText,
    description: fc.option(anyText),
    tags: fc.uniqueArray(fc.record({ key: anyText, value: anyText }), {
      selector: ({ key }) => key,
      maxLength: 4,
    }),
    arn: fc.constantFrom(null, made.arn),
  })
  .map((texts) => ({ ...asked, ...texts }));

/** The code of one file of a profile. */
export function codeOf(id: CodeFileId, input: AsCodeInput): string {
  return renderAsCode(input).find((file) => file.id === id)?.code ?? "";
}

function hclUnits(): fc.Arbitrary<string> {
  return fc.constantFrom("$", "%", "{", "}", '"', "\\", "a", "\n");
}
