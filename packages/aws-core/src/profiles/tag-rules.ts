import type { ProfileTag } from "./schema.ts";

/** Why AWS, or its billing, would not take a tag. */
export interface TagProblem {
  key: string;
  problem: string;
}

/**
 * Tags that a Bedrock resource holds at most. The model allows 200 in one call; TooManyTagsException says 50.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/tagging.html
 */
export const mostTags = 50;

// What key and value may hold. The API's model says \s where this says a space; what else \s means differs
// between languages, so only the space that every one of them means is taken.
const allowed = /^[a-zA-Z0-9 ._:/=+@-]*$/;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u001F\u007F]/;

/**
 * Checks the tags of one resource as CreateInferenceProfile and TagResource do, and what would split a bill
 * against its meaning. An empty list when all is well.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Tag.html
 */
export function checkTags(tags: readonly ProfileTag[]): TagProblem[] {
  const problems = tags.flatMap((tag) => {
    const problem = problemOf(tag) ?? twinOf(tag, tags);
    return problem === undefined ? [] : [{ key: tag.key, problem }];
  });
  if (tags.length <= mostTags) return problems;
  const surplus = tags[mostTags]?.key ?? "";
  return [
    ...problems,
    { key: surplus, problem: `A resource has at most ${mostTags} tags; these are ${tags.length}.` },
  ];
}

function problemOf({ key, value }: ProfileTag): string | undefined {
  if (key === "") return "A tag needs a key.";
  if (key.length > 128) return `A key has at most 128 characters; this one has ${key.length}.`;
  if (/^aws:/i.test(key)) return "Keys that begin with aws: are reserved for AWS.";
  if (controls.test(key) || !allowed.test(key)) return `The key holds ${alien(key)}; ${alphabet}`;
  if (value.length > 256) return `A value has at most 256 characters; this one has ${value.length}.`;
  if (controls.test(value) || !allowed.test(value)) return `The value holds ${alien(value)}; ${alphabet}`;
  return undefined;
}

const alphabet = "letters, digits, spaces and . _ : / = + @ - are allowed.";

function alien(text: string): string {
  const control = controls.exec(text)?.[0];
  if (control === "\n" || control === "\r") return "a line break";
  if (control !== undefined) return "a control character";
  const character = /[^a-zA-Z0-9 ._:/=+@-]/u.exec(text)?.[0] ?? "";
  if (/\s/u.test(character)) return "a space other than the usual one";
  return `“${character}”`;
}

function twinOf({ key }: ProfileTag, tags: readonly ProfileTag[]): string | undefined {
  const twins = tags.filter((tag) => tag.key.toLowerCase() === key.toLowerCase());
  if (twins.filter((twin) => twin.key === key).length > 1) return "The key is given twice.";
  const other = twins.find((twin) => twin.key !== key);
  return other && `AWS tells ${key} and ${other.key} apart, and so does the bill. Keep one.`;
}
