"use client";

import { Button } from "@quarry/ui/button";
import { PageHeader } from "@quarry/ui/page-header";
import { useToast } from "@quarry/ui/toast";
import { Eraser } from "lucide-react";
import type { Conversation } from "./use-conversation.ts";
import { ViewCodeDialog } from "./view-code-dialog.tsx";

interface PlaygroundHeaderProps {
  profile: { id: string; name: string } | undefined;
  conversation: Conversation;
}

/** The page's heading, the way to the code, and the way to a fresh start. */
export function PlaygroundHeader({ profile, conversation }: PlaygroundHeaderProps) {
  const { turns, clear, restore } = conversation;
  const { show } = useToast();
  const startAnew = () => {
    clear();
    const action = { label: "Bring it back", onPress: () => restore(turns) };
    show({ id: "cleared", tone: "info", title: "The conversation was cleared", action });
  };
  return (
    <PageHeader
      title="Playground"
      description="Talk to the model behind a profile before you build on it."
      actions={
        <>
          {turns.length > 0 ? (
            <Button icon={<Eraser aria-hidden />} onClick={startAnew}>
              New conversation
            </Button>
          ) : null}
          {profile ? <ViewCodeDialog profile={profile} /> : null}
        </>
      }
    />
  );
}
