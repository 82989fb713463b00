// Turns what a terminal, a notebook, a log or a web page shows into plain text.

/** Longer texts are cut in the middle: a cause stands at the end of a traceback, or at the start of a log entry. */
const longestText = 120_000;

/**
 * The text without colours, markup and control characters, with JSON escapes undone and line breaks as `\n`.
 * At most 120,000 characters; linear in the length of the text.
 */
export function plainText(pasted: string): string {
  const unescaped = unescapeJson(withoutColours(cutInTheMiddle(pasted)));
  return withoutControls(withoutMarkup(withoutColours(unescaped))).toWellFormed();
}

function cutInTheMiddle(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText / 2)}\n${text.slice(-longestText / 2)}`;
}

// The escape character itself, or the ways in which JSON, Python and C print it.
const escapeCharacter = String.raw`(?:\u001B|\\{1,8}(?:u001[bB]|x1[bB]|033))`;
const colours = new RegExp(String.raw`${escapeCharacter}\[[0-9;?]{0,40}[ -/]{0,4}[@-~]`, "g");
const titles = new RegExp(String.raw`\u001B\][^\u0007\u001B\n]{0,1000}(?:\u0007|\u001B\\)?`, "g");

function withoutColours(text: string): string {
  return text.replace(colours, "").replace(titles, "");
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\n", t: " ", '"': '"', "'": "'", "/": "/" };

/** A message inside JSON inside JSON has several backslashes before each quote. */
function unescapeJson(text: string): string {
  return text
    .replace(/\\{1,8}u([0-9a-fA-F]{4})/g, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\\{1,8}(["'/nrt])/g, (_whole, letter: string) => escapes[letter] ?? letter);
}

const attributes = String.raw`(?:[\s/][^<>]{0,2000})?>`;
const blocks = new RegExp(
  `</?(?:blockquote|body|br|div|h[1-6]|head|hr|html|img|li|meta|ol|p|pre|script|style|table|tbody|td|th|thead|title|tr|ul)${attributes}`,
  "gi",
);
// Words are emphasised in their middle too, so these leave no gap.
const inlines = new RegExp(`</?(?:a|b|code|em|font|i|small|span|strong|u)${attributes}`, "gi");

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  "#34": '"',
  "#39": "'",
  "#x27": "'",
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
  amp: "&",
};

/** Placeholders such as `<region>` are no markup and stay. */
function withoutMarkup(text: string): string {
  return text
    .replace(blocks, " ")
    .replace(inlines, "")
    .replace(/&(quot|apos|lt|gt|nbsp|amp|#34|#39|#x27);/gi, (whole, name: string) => {
      return entities[name.toLowerCase()] ?? whole;
    });
}

const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/g;
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const invisibles = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

function withoutControls(text: string): string {
  return text
    .replace(lineBreaks, "\n")
    .replace(controls, "")
    .replace(invisibles, "")
    .replace(/\u00A0/g, " ");
}
