/** One `FROM … AS …` of a Dockerfile with the instructions below it. */
export type Stage = { name: string; base: string; instructions: readonly Instruction[] };

export type Instruction = { word: string; rest: string };

/** Reads a Dockerfile's stages, in order. */
export function parseDockerfile(text: string): Stage[] {
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const line of logicalLines(text)) {
    const [word = "", ...words] = line.split(" ");
    const rest = words.join(" ").trim();
    const from = /^(\S+) AS (\S+)$/i.exec(rest);
    if (word === "FROM" && from) stages.push({ base: from[1] ?? "", name: from[2] ?? "", instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

/** Makes a test for the paths that a .dockerignore leaves out, each relative to the context. */
export function parseIgnoreFile(text: string): (path: string) => boolean {
  const patterns = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const expressions = patterns.map((pattern) => new RegExp(`^${globToExpression(pattern)}(/|$)`));
  return (path) => expressions.some((expression) => expression.test(path));
}

function logicalLines(text: string): string[] {
  return text
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function globToExpression(pattern: string): string {
  const special: Record<string, string> = { "**/": "(?:.+/)?", "*": "[^/]*" };
  return pattern.replaceAll(/\*\*\/|\*|[.+?^$(){}|[\]\\]/g, (token) => special[token] ?? `\\${token}`);
}
