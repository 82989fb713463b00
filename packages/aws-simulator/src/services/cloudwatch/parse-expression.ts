// Metric math: numbers, ids of queries, operators, and calls of functions.
import { invalid } from "./cloudwatch-errors.ts";

export type Expression =
  | { kind: "number"; value: number }
  | { kind: "text"; value: string }
  | { kind: "name"; name: string }
  | { kind: "call"; name: string; parts: Expression[] }
  | { kind: "binary"; operator: Operator; left: Expression; right: Expression };

/** Operators, from the weakest to the strongest. */
const levels = [
  ["OR", "||"],
  ["AND", "&&"],
  ["<", ">", "<=", ">=", "==", "!="],
  ["+", "-"],
  ["*", "/"],
  ["^"],
] as const;

export type Operator = (typeof levels)[number][number];

const tokenPattern =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\d+)|("[^"]*"|'[^']*')|([A-Za-z]\w*)|(<=|>=|==|!=|&&|\|\||[-+*/^()<>,]))/y;

type Token = { kind: "number" | "text" | "name" | "sign"; text: string };
type Reader = { id: string; tokens: Token[]; position: number };

/** Throws ValidationError, which names the query, for what is no expression. */
export function parseExpression(id: string, text: string): Expression {
  const reader = { id, tokens: tokenize(id, text), position: 0 };
  const expression = readBinary(reader, 0);
  if (reader.position < reader.tokens.length) throw syntaxError(id);
  return expression;
}

const syntaxError = (id: string): Error => invalid(`Error in expression '${id}': Invalid syntax`);

function tokenize(id: string, text: string): Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < trimmed.length) {
    const found = tokenPattern.exec(trimmed);
    if (found === null) throw syntaxError(id);
    const [, number, quoted, name, sign = ""] = found;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted.slice(1, -1) });
    else if (name !== undefined && !/^(AND|OR)$/.test(name)) tokens.push({ kind: "name", text: name });
    else tokens.push({ kind: "sign", text: name ?? sign });
  }
  return tokens;
}

const isSign = ({ tokens, position }: Reader, signs: readonly string[]): boolean => {
  const token = tokens[position];
  return token?.kind === "sign" && signs.includes(token.text);
};

function take(reader: Reader): Token {
  const token = reader.tokens[reader.position];
  if (token === undefined) throw syntaxError(reader.id);
  reader.position += 1;
  return token;
}

function readBinary(reader: Reader, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return readUnary(reader);
  let left = readBinary(reader, level + 1);
  for (;;) {
    const operator = operators.find((sign) => isSign(reader, [sign]));
    if (operator === undefined) return left;
    take(reader);
    left = { kind: "binary", operator, left, right: readBinary(reader, level + 1) };
  }
}

/** A minus before a power belongs to the power. */
function readUnary(reader: Reader): Expression {
  if (!isSign(reader, ["-"])) return readOne(reader);
  take(reader);
  const right = readBinary(reader, levels.length - 1);
  return { kind: "binary", operator: "-", left: { kind: "number", value: 0 }, right };
}

function readOne(reader: Reader): Expression {
  const token = take(reader);
  if (token.kind === "number") return { kind: "number", value: Number(token.text) };
  if (token.kind === "text") return { kind: "text", value: token.text };
  if (token.kind === "name") {
    return isSign(reader, ["("])
      ? { kind: "call", name: token.text.toUpperCase(), parts: readParts(reader) }
      : { kind: "name", name: token.text };
  }
  if (token.text !== "(") throw syntaxError(reader.id);
  const inner = readBinary(reader, 0);
  requireSign(reader, ")");
  return inner;
}

function readParts(reader: Reader): Expression[] {
  requireSign(reader, "(");
  const parts: Expression[] = [];
  while (!isSign(reader, [")"])) {
    if (parts.length > 0) requireSign(reader, ",");
    parts.push(readBinary(reader, 0));
  }
  requireSign(reader, ")");
  return parts;
}

function requireSign(reader: Reader, sign: string): void {
  if (!isSign(reader, [sign])) throw syntaxError(reader.id);
  take(reader);
}
