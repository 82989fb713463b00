import { createHash } from "node:crypto";
import { membersOf } from "../../wire/members.ts";
import type { Members } from "../../wire/members.ts";
import type { Conversation, Tool } from "./conversation.ts";

type DocumentType = null | boolean | number | string | DocumentType[] | { [key: string]: DocumentType };

export type ToolCall = { id: string; name: string; input: Record<string, DocumentType> };

/** The tool that the model calls now: when obliged to, or when the question names it. */
export function chooseTool({ turns, tools, toolChoice }: Conversation): ToolCall | undefined {
  const last = turns.at(-1);
  if (last === undefined || last.toolResults.length > 0) return undefined;
  const tool = pickTool(last.text, tools, toolChoice);
  if (tool === undefined) return undefined;
  const id = createHash("sha256").update(`${tool.name} ${last.text}`).digest("base64url").slice(0, 22);
  return { id: `tooluse_${id}`, name: tool.name, input: inputFor(tool, last.text) };
}

function pickTool(
  text: string,
  tools: readonly Tool[],
  choice: Conversation["toolChoice"],
): Tool | undefined {
  if (typeof choice === "object") return tools.find((tool) => tool.name === choice.name);
  const named = tools.find((tool) => mentions(text, tool));
  return named ?? (choice === "any" ? tools[0] : undefined);
}

function mentions(text: string, tool: Tool): boolean {
  const said = text.toLowerCase();
  const words = tool.name
    .toLowerCase()
    .split(/[_-]/)
    .filter((word) => word.length > 3 && word !== "tool");
  return said.includes(tool.name.toLowerCase()) || words.some((word) => said.includes(word));
}

/** Fills the schema's properties: strings with the question's last words, numbers with its numbers. */
function inputFor(tool: Tool, text: string): Record<string, DocumentType> {
  const properties = membersOf(membersOf(tool.inputSchema)["properties"]);
  const subject = text
    .replace(/[?.!\s]+$/, "")
    .split(/\s+/)
    .slice(-3)
    .join(" ");
  const numbers = text.match(/\d+(\.\d+)?/g) ?? [];
  const entries = Object.entries(properties).map(([name, schema], index) => {
    const number = Number(numbers[index] ?? numbers[0] ?? 1);
    return [name, valueFor(membersOf(schema), subject, number)] as const;
  });
  return Object.fromEntries(entries);
}

function valueFor({ type, enum: choices }: Members, subject: string, number: number): DocumentType {
  if (Array.isArray(choices)) return String(choices[0]);
  if (type === "number" || type === "integer") return number;
  if (type === "boolean") return true;
  if (type === "array") return [subject];
  return type === "object" ? {} : subject;
}
