import type { HighlighterCore, ThemedToken } from "shiki/core";

/** One coloured piece of a line; no kind means plain ink. */
export type CodeToken = { text: string; kind?: CodeKind };

export type CodeKind = "keyword" | "string" | "constant" | "function" | "property" | "comment";

export type CodeLanguage = keyof typeof grammars;

const grammars = {
  bash: () => import("shiki/langs/bash.mjs"),
  dotenv: () => import("shiki/langs/dotenv.mjs"),
  hcl: () => import("shiki/langs/hcl.mjs"),
  javascript: () => import("shiki/langs/javascript.mjs"),
  json: () => import("shiki/langs/json.mjs"),
  python: () => import("shiki/langs/python.mjs"),
  typescript: () => import("shiki/langs/typescript.mjs"),
  yaml: () => import("shiki/langs/yaml.mjs"),
} as const;

const aliases = new Map<string, CodeLanguage>([
  ["sh", "bash"],
  ["shell", "bash"],
  ["env", "dotenv"],
  ["terraform", "hcl"],
  ["tf", "hcl"],
  ["js", "javascript"],
  ["jsx", "javascript"],
  ["py", "python"],
  ["ts", "typescript"],
  ["tsx", "typescript"],
  ["yml", "yaml"],
]);

let highlighter: Promise<HighlighterCore> | undefined;

/**
 * The lines of `code` in coloured pieces, for `CodeBlock`. Works on the server and in the browser; grammars are
 * loaded when first needed. `undefined` for a language it does not know: show the code plain.
 */
export async function highlightCode(code: string, language: string): Promise<CodeToken[][] | undefined> {
  const known = knownLanguage(language);
  if (!known) return undefined;
  highlighter ??= createHighlighter();
  const shiki = await highlighter;
  await shiki.loadLanguage(await grammars[known]());
  const { tokens } = shiki.codeToTokens(code, { lang: known, theme: "css-variables" });
  return tokens.map((line) => line.map(toToken));
}

async function createHighlighter(): Promise<HighlighterCore> {
  const [{ createCssVariablesTheme, createHighlighterCore }, { createJavaScriptRegexEngine }] =
    await Promise.all([import("shiki/core"), import("shiki/engine/javascript")]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: "css-variables", variablePrefix: "--" })],
    langs: [],
    engine: createJavaScriptRegexEngine(),
  });
}

function knownLanguage(language: string): CodeLanguage | undefined {
  const name = language.toLowerCase();
  return isLanguage(name) ? name : aliases.get(name);
}

const isLanguage = (name: string): name is CodeLanguage => Object.hasOwn(grammars, name);

function toToken({ content, color }: ThemedToken): CodeToken {
  const kind = kinds[color ?? ""];
  return kind ? { text: content, kind } : { text: content };
}

const kinds: Readonly<Record<string, CodeKind>> = {
  "var(--token-keyword)": "keyword",
  "var(--token-string)": "string",
  "var(--token-string-expression)": "string",
  "var(--token-constant)": "constant",
  "var(--token-function)": "function",
  "var(--token-parameter)": "property",
  "var(--token-link)": "string",
  "var(--token-comment)": "comment",
};
