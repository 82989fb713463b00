/** Whether AWS takes a text as it is; if not, what is wrong and the nearest text that it takes. */
export type NameCheck = { ok: true } | { ok: false; problem: string; suggestion: string };

interface TextRule {
  what: string;
  longest: number;
  /** What may stand alone, as the inside of a character class. */
  letters: string;
  alphabet: string;
}

const nameRule: TextRule = {
  what: "name",
  longest: 64,
  letters: "0-9a-zA-Z",
  alphabet: "letters and digits",
};

const descriptionRule: TextRule = {
  what: "description",
  longest: 200,
  letters: "0-9a-zA-Z:.",
  alphabet: "letters, digits, colons and dots",
};

/**
 * Checks the name of an application inference profile: 1 to 64 of `([0-9a-zA-Z][ _-]?)+`.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
 */
export function checkProfileName(name: string): NameCheck {
  return check(name, nameRule);
}

/** Checks a description: 1 to 200 of `([0-9a-zA-Z:.][ _-]?)+`; same source as the name's. */
export function checkProfileDescription(description: string): NameCheck {
  return check(description, descriptionRule);
}

function check(text: string, rule: TextRule): NameCheck {
  const problem = problemOf(text, rule);
  return problem === null ? { ok: true } : { ok: false, problem, suggestion: suggestionFor(text, rule) };
}

function problemOf(text: string, { what, longest, letters, alphabet }: TextRule): string | null {
  if (text === "") return `A ${what} has at least one character.`;
  const alien = new RegExp(`[^${letters} _-]`, "u").exec(text)?.[0];
  if (alien !== undefined) {
    return `${quoted(alien)} is not allowed: a ${what} holds ${alphabet}, and between them single spaces, hyphens and underscores.`;
  }
  if (/^[ _-]/.test(text)) return `A ${what} does not begin with ${quoted(text.charAt(0))}.`;
  const double = /[ _-]{2,}/.exec(text)?.[0];
  if (double !== undefined) return `${quoted(double)} are two separators in a row; one is allowed.`;
  if (text.length > longest)
    return `A ${what} has at most ${longest} characters; this one has ${text.length}.`;
  return null;
}

function quoted(text: string): string {
  const spoken: Record<string, string> = { " ": "a space", "\n": "A line break", "\t": "A tab" };
  return spoken[text] ?? `“${text}”`;
}

function suggestionFor(text: string, { longest, letters, what }: TextRule): string {
  const tidy = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(new RegExp(`[^${letters} _-]+`, "gu"), "-")
    .replace(/[ _-]*-[ _-]*|[ _-]{2,}/g, (run) => (run.includes("-") ? "-" : run.charAt(0)))
    .replace(/^[ _-]+/, "")
    .slice(0, longest)
    .replace(/[ _-]+$/, "");
  return tidy === "" ? `my ${what}` : tidy;
}
