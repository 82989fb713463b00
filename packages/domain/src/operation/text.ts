import { z } from "zod";

// Bidirectional overrides make a text read other than it is stored, so they are refused by name.
const bidirectionalControls = /[\u202A-\u202E\u2066-\u2069]/u;
// eslint-disable-next-line no-control-regex -- refusing control characters is what this is for
const controls = /[\u0000-\u001F\u007F-\u009F]/u;
// eslint-disable-next-line no-control-regex -- line breaks and tabs are allowed here, other controls are not
const controlsButBreaks = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u;

/** A line of text of 1 to `longest` characters: trimmed, without control characters or bidirectional overrides. */
export function singleLine(longest: number) {
  return withoutOverrides(z.string().trim().min(1, "Write something here."), longest).refine(
    (text) => !controls.test(text),
    "Remove line breaks and control characters.",
  );
}

/** Text of several lines, at most `longest` characters; line breaks and tabs are kept. */
export function multiLine(longest: number) {
  return withoutOverrides(z.string(), longest).refine(
    (text) => !controlsButBreaks.test(text),
    "Remove control characters other than line breaks and tabs.",
  );
}

/** What someone types to search: at most `longest` characters, empty allowed. */
export function searchText(longest: number) {
  return withoutOverrides(z.string().trim(), longest).refine(
    (text) => !controls.test(text),
    "Remove line breaks and control characters.",
  );
}

function withoutOverrides(schema: z.ZodString, longest: number) {
  return schema
    .max(longest, `Use at most ${longest.toLocaleString("en")} characters.`)
    .refine(
      (text) => !bidirectionalControls.test(text),
      "Remove the characters that change the reading direction.",
    );
}
