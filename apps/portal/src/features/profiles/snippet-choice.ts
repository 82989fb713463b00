import { SnippetId } from "@quarry/aws-core/snippets/schema";
import type { Snippet } from "@quarry/aws-core/snippets/schema";
import { useRemembered } from "./use-remembered.ts";

/** The snippet whose tab is open: the one that this person looked at last, on whichever profile. */
export function useSnippetChoice(): [SnippetId, (id: SnippetId) => void] {
  return useRemembered(snippetChoice);
}

export function chosenSnippet(snippets: readonly Snippet[], id: SnippetId): Snippet | undefined {
  return snippets.find((snippet) => snippet.id === id) ?? snippets[0];
}

const snippetChoice = { name: "quarry.snippet", schema: SnippetId, otherwise: "langchain-python" as const };
