/** The kinds of breaches in words. */
export const kindLabels: Readonly<Record<string, string>> = {
  missing: "Missing",
  value: "Value not allowed",
  case: "Spelling of the key",
};
