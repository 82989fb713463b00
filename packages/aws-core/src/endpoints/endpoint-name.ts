import type { NameCheck } from "../profiles/profile-name.ts";

/** What a SageMaker name is for; all follow one rule, and the sentence names the thing. */
export type EndpointNoun =
  | "endpoint"
  | "endpoint configuration"
  | "model"
  | "inference component"
  | "variant";

/** Characters that a SageMaker name has at most. */
export const longestName = 63;

const allowed = /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;

/**
 * Checks a name as CreateEndpoint, CreateEndpointConfig, CreateModel and CreateInferenceComponent do: 1 to 63
 * letters, digits and hyphens, with a letter or digit at both ends. The model writes the rule as
 * `[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}` and, for models and components, in another form of the same meaning.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html
 */
export function checkEndpointName(name: string, noun: EndpointNoun = "endpoint"): NameCheck {
  const problem = problemOf(name, noun);
  return problem === null ? { ok: true } : { ok: false, problem, suggestion: suggestEndpointName(name) };
}

/**
 * The nearest name that SageMaker takes: accents are dropped, underscores, dots and spaces become hyphens. Of a
 * repository's id only the part after the owner is kept; a text without letters and digits gives `my-endpoint`.
 */
export function suggestEndpointName(text: string): string {
  const tidy = text
    .slice(text.lastIndexOf("/") + 1)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, longestName)
    .replace(/-$/, "");
  return tidy === "" ? "my-endpoint" : tidy;
}

function problemOf(name: string, noun: EndpointNoun): string | null {
  if (name === "") return `Give the ${noun} a name of at least one character.`;
  const alien = /[^a-zA-Z0-9-]/u.exec(name)?.[0];
  if (alien !== undefined) {
    return `${spoken(alien)} is not allowed: SageMaker names hold letters, digits and hyphens.`;
  }
  if (name.length > longestName) {
    return `A SageMaker name has at most ${longestName} characters; this one has ${name.length}.`;
  }
  if (!allowed.test(name)) return "A SageMaker name begins and ends with a letter or a digit.";
  return null;
}

function spoken(character: string): string {
  const names: Record<string, string> = { " ": "A space", "\n": "A line break", _: "An underscore" };
  return names[character] ?? `“${character}”`;
}
