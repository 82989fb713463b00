const languages: readonly [pattern: RegExp, language: string, code: (name: string) => string][] = [
  [
    /\btypescript\b|\bts\b/i,
    "typescript",
    (name) => `export function ${name}(input: string): string {\n  return input.trim();\n}`,
  ],
  [
    /\bjavascript\b|\bnode\b/i,
    "javascript",
    (name) => `export function ${name}(input) {\n  return input.trim();\n}`,
  ],
  [
    /\bsql\b|\bquery\b/i,
    "sql",
    (name) =>
      `SELECT team, sum(cost) AS total\nFROM ${name.toLowerCase()}\nGROUP BY team\nORDER BY total DESC;`,
  ],
  [
    /\bbash\b|\bshell\b/i,
    "bash",
    (name) => `#!/usr/bin/env bash\nset -euo pipefail\n\n${name}() {\n  echo "$1"\n}\n\n${name} "$@"`,
  ],
  [/\bregex\b/i, "text", () => "^[a-z0-9]+(?:-[a-z0-9]+)*$"],
];

/** A fenced block in the language that the prompt names, Python otherwise. */
export function composeCode(prompt: string, topic: string): string {
  const name = topic
    .split(/[\s-]+/)
    .filter((word) => /^[a-z]+$/i.test(word))
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join("");
  const found = languages.find(([pattern]) => pattern.test(prompt));
  if (found !== undefined) return fence(found[1], found[2](name === "" ? "run" : name));
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return fence("python", `def ${snake === "" ? "run" : snake}(text: str) -> str:\n    return text.strip()`);
}

const fence = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``;
