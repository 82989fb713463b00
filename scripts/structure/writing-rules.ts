import type { Statement } from "oxc-parser";
import { documentedFloors, limits } from "./plan.ts";
import { everywhere, isTest, matching, type FileRule, type Finding } from "./rule.ts";
import type { SourceFile } from "./source-file.ts";

/** Rules about comments and tests. */
export const writingRules: readonly FileRule[] = [
  {
    name: "docstring",
    appliesTo: (path) => matching(documentedFloors)(path) && !isTest(path),
    check: checkDocstrings,
  },
  { name: "comment-length", appliesTo: everywhere, check: checkCommentLength },
  { name: "comment-history", appliesTo: everywhere, check: checkCommentHistory },
  { name: "disable-reason", appliesTo: everywhere, check: checkDisableReason },
  { name: "test-means", appliesTo: isTest, check: checkTestMeans },
  { name: "machine", appliesTo: everywhere, check: checkMachine },
];

function checkDocstrings(file: SourceFile): Finding[] {
  const docstrings = file.comments.filter(isDocstring);
  return file.program.body.flatMap((statement) => {
    const name = exportedFunction(statement);
    if (name === undefined) return [];
    const isDocumented = docstrings.some(
      ({ end }) => end <= statement.start && file.text.slice(end, statement.start).trim() === "",
    );
    return isDocumented
      ? []
      : [
          {
            line: file.lineOf(statement.start),
            says: `Say in a docstring what ${name} gives, takes and throws.`,
          },
        ];
  });
}

function exportedFunction(statement: Statement): string | undefined {
  if (statement.type !== "ExportNamedDeclaration") return undefined;
  const { declaration } = statement;
  if (declaration?.type === "FunctionDeclaration") return declaration.id?.name;
  if (declaration?.type !== "VariableDeclaration") return undefined;
  const [first] = declaration.declarations;
  if (first?.init?.type !== "ArrowFunctionExpression" && first?.init?.type !== "FunctionExpression")
    return undefined;
  return first.id.type === "Identifier" ? first.id.name : undefined;
}

function isDocstring({ type, value }: { type: string; value: string }): boolean {
  return type === "Block" && value.startsWith("*");
}

function checkCommentLength(file: SourceFile): Finding[] {
  const blocks = file.comments
    .filter((comment) => !isDocstring(comment))
    .map(({ start, end }) => ({ first: file.lineOf(start), last: file.lineOf(end) }));
  const paragraphs: { first: number; last: number }[] = [];
  for (const block of blocks) {
    const previous = paragraphs.at(-1);
    if (previous?.last === block.first - 1) previous.last = block.last;
    else paragraphs.push({ ...block });
  }
  return paragraphs
    .filter(({ first, last }) => last - first >= limits.commentLines)
    .map(({ first }) => ({
      line: first,
      says: `A comment gives the reason in ${limits.commentLines} lines at most.`,
    }));
}

// A thread of another project, written owner/name#12, may be the source of a rule.
const history = /\b(TODO|FIXME|XXX|HACK)\b|\b(issue|ticket|pull request) #?\d+|(?<!\w\/[\w.-]+)#\d{2,}\b/i;

function checkCommentHistory(file: SourceFile): Finding[] {
  return file.comments
    .filter(({ value }) => history.test(value))
    .map(({ start }) => ({
      line: file.lineOf(start),
      says: "Comments say why, not what is to be done or what was discussed.",
    }));
}

function checkDisableReason(file: SourceFile): Finding[] {
  return file.comments
    .filter(
      ({ value }) =>
        /(ox|es)lint-disable|@ts-(expect-error|ignore|nocheck)/.test(value) && !/ -- \S+ \S+/.test(value),
    )
    .map(({ start }) => ({
      line: file.lineOf(start),
      says: "Give the reason after two hyphens: `… -- why it is right here`.",
    }));
}

const forbiddenMeans = [
  {
    pattern: /\bvi\s*\.\s*(mock|doMock|hoisted)\s*\(/,
    says: "Test with the real parts; mocks of our own modules prove nothing.",
  },
  { pattern: /\bvi\s*\.\s*useFakeTimers\s*\(/, says: "Pass the time in, or wait for the real thing." },
  {
    pattern: /\b(test|it|describe)\s*\.\s*(skip|only|todo|fixme|skipIf|runIf)\b/,
    says: "A test runs, always, or is removed.",
  },
  {
    pattern: /\.to(MatchSnapshot|MatchInlineSnapshot|MatchFileSnapshot)\s*\(/,
    says: "Say what must be true instead of a snapshot.",
  },
  { pattern: /\bwaitForTimeout\s*\(/, says: "Wait for what the person would see." },
] as const;

function checkTestMeans(file: SourceFile): Finding[] {
  const lines = withoutStrings(file).split("\n");
  return lines.flatMap((line, index) =>
    forbiddenMeans.filter(({ pattern }) => pattern.test(line)).map(({ says }) => ({ line: index + 1, says })),
  );
}

// A test of these rules writes such calls inside strings.
function withoutStrings({ text, visit }: SourceFile): string {
  let rest = text;
  const blank = ({ start, end }: { start: number; end: number }): void => {
    rest = rest.slice(0, start) + rest.slice(start, end).replaceAll(/[^\n]/g, " ") + rest.slice(end);
  };
  visit({
    Literal: (literal) => (typeof literal.value === "string" ? blank(literal) : undefined),
    TemplateElement: blank,
  });
  return rest;
}

const machine =
  /\/(work\/(main|shared)|root|home\/[a-z]+)\/|\bregistry\.[a-z]+js\.org\b|\bdeb\.debian\.org\b/;

function checkMachine({ text }: SourceFile): Finding[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      machine.test(line)
        ? [{ line: index + 1, says: "The line names a place of one machine or a registry." }]
        : [],
    );
}
