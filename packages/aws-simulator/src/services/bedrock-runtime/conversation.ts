// One form for all ways to ask a model: Converse, and the body of every family for InvokeModel.
import { countTokens } from "./tokens.ts";

export type Turn = {
  role: "user" | "assistant";
  text: string;
  /** Kinds of attachments, e.g. `png image`. */
  attachments: string[];
  /** Results of tools that this turn brings. */
  toolResults: string[];
};

export type Tool = { name: string; description: string; inputSchema: unknown };

export type Conversation = {
  system: string;
  turns: Turn[];
  tools: Tool[];
  /** `any` and `{ name }` oblige the model to use a tool. */
  toolChoice: "auto" | "any" | { name: string };
  maxTokens: number | undefined;
  stopSequences: string[];
};

const tokensPerTurn = 4;
const tokensPerAttachment = 1600;

/** Tokens that the model is charged for reading; the same for Converse, InvokeModel and CountTokens. */
export function countInputTokens({ system, turns, tools }: Conversation): number {
  const forSystem = system === "" ? 0 : countTokens(system) + tokensPerTurn;
  const forTools = tools.reduce((sum, tool) => sum + countTokens(JSON.stringify(tool)), 0);
  const forTurns = turns.reduce(
    (sum, turn) =>
      sum +
      tokensPerTurn +
      countTokens(turn.text) +
      turn.attachments.length * tokensPerAttachment +
      turn.toolResults.reduce((results, result) => results + countTokens(result), 0),
    0,
  );
  return forSystem + forTools + forTurns;
}

export function plainTurn(role: Turn["role"], text: string): Turn {
  return { role, text, attachments: [], toolResults: [] };
}
