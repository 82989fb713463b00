/** A table in Markdown; cells have to be plain already. The first column holds words, the others stand at the right. */
export function markdownTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = headers.map((_, index) => (index === 0 ? "---" : "---:"));
  return [headers, rule, ...rows].map(line).join("\n");
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** Text that Markdown shows as it is: names and tags may hold anything. */
export function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+|~&!]/gu, String.raw`\$&`).replaceAll(/\s+/gu, " ");
}
