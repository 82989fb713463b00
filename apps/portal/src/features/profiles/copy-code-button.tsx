"use client";

import { Button } from "@quarry/ui/button";
import { useToast } from "@quarry/ui/toast";
import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { api } from "@/client/api.ts";
import { chosenSnippet, useSnippetChoice } from "./snippet-choice.ts";

interface CopyCodeButtonProps {
  /** The profile's id. */
  id: string;
}

/** Copies the code of the open tab, from wherever on the page one is. */
export function CopyCodeButton({ id }: CopyCodeButtonProps) {
  const { data } = useQuery(api.profiles.snippets.queryOptions({ input: { id } }));
  const [choice] = useSnippetChoice();
  const { show } = useToast();
  const snippet = data && chosenSnippet(data.snippets, choice);
  const copy = async () => {
    if (!snippet) return;
    try {
      await navigator.clipboard.writeText(snippet.code);
      show({ id: "copied", title: `${snippet.label} code copied` });
    } catch {
      const description = "Mark the code below and copy it with the keyboard.";
      show({ id: "copied", tone: "danger", title: "The browser did not allow copying", description });
    }
  };
  return (
    <Button icon={<Copy aria-hidden />} disabled={!snippet} onClick={() => void copy()}>
      Copy code
    </Button>
  );
}
