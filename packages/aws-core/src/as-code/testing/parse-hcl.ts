import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Language, Parser, type Node } from "web-tree-sitter";

/** A block of a Terraform file: its type and labels as written, its assignments, and the blocks inside. */
export interface HclBlock {
  head: string;
  /** Each value as written; those of an object are in the order they stand. */
  assignments: [string, string][];
  blocks: HclBlock[];
}

await Parser.init();
const grammar = import.meta.resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm");
const parser = new Parser();
parser.setLanguage(await Language.load(await readFile(fileURLToPath(grammar))));

/**
 * Parses a Terraform file with the grammar that editors use.
 *
 * @throws Error when the grammar does not take the whole text, or finds a template that would be evaluated
 */
export function parseHcl(code: string): HclBlock[] {
  const tree = parser.parse(code);
  if (!tree) throw new Error("The parser gave no tree.");
  try {
    if (tree.rootNode.hasError) throw new Error(`Not HCL: ${tree.rootNode.toString()}`);
    const templates = tree.rootNode.descendantsOfType([
      "template_interpolation",
      "template_directive",
      "template_expr",
    ]);
    if (templates.length > 0) throw new Error(`Evaluated: ${templates.map((node) => node?.text).join()}`);
    return blocksOf(childOf(tree.rootNode, "body"));
  } finally {
    tree.delete();
  }
}

function blocksOf(body: Node | undefined): HclBlock[] {
  return childrenOf(body, "block").map((block) => {
    const inside = childOf(block, "body");
    const head = block.text.slice(0, block.text.indexOf("{")).trim();
    return { head, assignments: assignmentsOf(inside), blocks: blocksOf(inside) };
  });
}

function assignmentsOf(body: Node | undefined): [string, string][] {
  return childrenOf(body, "attribute").flatMap((attribute) => {
    const elements = attribute.descendantsOfType("object_elem").filter((node) => node !== null);
    const pairs = elements.length > 0 ? elements : [attribute];
    return pairs.map((pair): [string, string] => {
      const [left, right] = pair.namedChildren.filter((node) => node !== null);
      return [left?.text ?? "", right?.text ?? ""];
    });
  });
}

function childrenOf(node: Node | undefined, type: string): Node[] {
  return (node?.namedChildren ?? [])
    .filter((child) => child?.type === type)
    .filter((child) => child !== null);
}

const childOf = (node: Node, type: string): Node | undefined => childrenOf(node, type)[0];

/**
 * The text that Terraform makes of a quoted template that holds no interpolation.
 *
 * Source: https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function hclText(literal: string): string {
  return literal.slice(1, -1).replaceAll(/\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|.)|([$%])\1\{/g, (escape) => {
    if (!escape.startsWith("\\")) return escape.slice(1);
    if (escape.length > 2) return String.fromCodePoint(Number.parseInt(escape.slice(2), 16));
    return escape === "\\n" ? "\n" : escape.slice(1);
  });
}
