import { escapeInvisible } from "./escape-invisible.ts";

/**
 * A quoted HCL template without interpolation. A `$` or `%` begins one only right before `{`, and is written
 * twice there. After another of its kind it is written as an escape, because `$$${` is read differently by
 * Terraform and by the grammar of editors.
 *
 * Source: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function hclString(text: string): string {
  const quoted = text
    .toWellFormed()
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`);
  const escaped = escapeInvisible(quoted)
    .replaceAll(/(?<=\$)\$(?=\{)/g, String.raw`\u0024`)
    .replaceAll(/(?<=%)%(?=\{)/g, String.raw`\u0025`)
    .replaceAll(/[$%](?=\{)/g, "$&$&");
  return `"${escaped}"`;
}
