// Reads a YAML template, short intrinsics included, as the same nodes that JSON expressions are made of.
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from "yaml";
import type { Document, Node, Pair } from "yaml";
import { ExportError, quoted } from "../failure.ts";
import { examineNode } from "./examine-node.ts";
import type { TemplateNode, TemplateObject } from "./expression.ts";
import type { Reading } from "./findings.ts";

/**
 * Everything in a YAML file's text. Anchored values are read where they are written, aliases are not followed.
 * @throws ExportError `malformed_json`, `json_too_deep`, `too_many_profiles`
 */
export function readYaml(text: string, reading: Reading): void {
  const { entry } = reading;
  const lines = new LineCounter();
  const documents = parse(text, lines);
  for (const [index, document] of documents.entries()) {
    const [error] = document.errors;
    // The parser is recursive and says so when nesting has exhausted its stack.
    if (error?.code === "RESOURCE_EXHAUSTION") throw tooDeep(entry);
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      throw new ExportError(
        "malformed_json",
        `${quoted(entry)} is not valid YAML (line ${line}, column ${col}).`,
      );
    }
    const root = documents.length > 1 ? `/${index}` : "";
    const node = toNode(document.contents, { entry, depth: 0, maxDepth: reading.registry.limits.jsonDepth });
    examineNode(node, { path: [root], form: "yaml" }, reading);
  }
}

function parse(text: string, lineCounter: LineCounter): Document.Parsed[] {
  const documents = parseAllDocuments(text, {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: "silent",
  });
  return Array.isArray(documents) ? documents : [];
}

interface Walk {
  entry: string;
  depth: number;
  maxDepth: number;
}

function toNode(node: unknown, walk: Walk): TemplateNode {
  if (isScalar(node)) return shortForm(node, scalarText(node));
  if (walk.depth >= walk.maxDepth) throw tooDeep(walk.entry);
  const inside = { ...walk, depth: walk.depth + 1 };
  if (isSeq(node))
    return shortForm(
      node,
      node.items.map((item) => toNode(item, inside)),
    );
  if (isMap(node)) return shortForm(node, { entries: node.items.map((pair) => toEntry(pair, inside)) });
  return isAlias(node) ? { entries: [] } : "";
}

function toEntry(pair: Pair, walk: Walk): TemplateObject["entries"][number] {
  const key = toNode(pair.key, walk);
  return [typeof key === "string" ? key : "", toNode(pair.value, walk)];
}

/** `!Sub x` is `{"Fn::Sub": x}`; Ref and Condition have no prefix (CloudFormation's intrinsic functions). */
function shortForm(node: Node, value: TemplateNode): TemplateNode {
  const name = /^!([A-Z]\w*(?:::\w+)?)$/.exec(node.tag ?? "")?.[1];
  if (!name) return value;
  return { entries: [[name === "Ref" || name === "Condition" ? name : `Fn::${name}`, value]] };
}

function scalarText(node: { value: unknown; source?: string | undefined }): string {
  return typeof node.value === "string" ? node.value : (node.source ?? "");
}

const tooDeep = (entry: string): ExportError =>
  new ExportError("json_too_deep", `${quoted(entry)} nests its values too deep.`);
