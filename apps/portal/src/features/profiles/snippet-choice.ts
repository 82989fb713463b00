import type { Snippet } from "@quarry/aws-core/snippets/schema";
import { anyText, useRemembered } from "./use-remembered.ts";

/** The snippet whose tab is open: the one that this person looked at last, on whichever profile. */
export function useSnippetChoice(): [string, (id: string) => void] {
  return useRemembered(snippetChoice);
}

export function chosenSnippet(snippets: readonly Snippet[], id: string): Snippet | undefined {
  return snippets.find((snippet) => snippet.id === id) ?? snippets[0];
}

const snippetChoice = { name: "quarry.snippet", schema: anyText, otherwise: "langchain-python" };
