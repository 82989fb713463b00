"use client";

import { Button } from "@quarry/ui/button";
import { TextArea } from "@quarry/ui/text-area";
import { SendHorizontal, Square } from "lucide-react";
import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";

interface ComposerProps {
  /** Why nothing can be sent; undefined when it can. */
  obstacle: string | undefined;
  running: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
}

/** Where messages are written. Enter sends, Shift and Enter begin a new line; focus stays here. */
export function Composer({ obstacle, running, onSend, onStop }: ComposerProps) {
  const [draft, setDraft] = useState("");
  const input = useRef<HTMLTextAreaElement>(null);
  const send = () => {
    input.current?.focus();
    if (running || obstacle !== undefined || draft.trim() === "") return;
    onSend(draft.trim());
    setDraft("");
  };
  const stop = () => {
    onStop();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-1.5 border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2">
        <TextArea
          ref={input}
          label="Message"
          labelHidden
          className="flex-1"
          rows={2}
          placeholder={obstacle ?? "Write a message"}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {running ? (
          <Button key="stop" icon={<Square aria-hidden />} onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button
            key="send"
            type="submit"
            variant="primary"
            icon={<SendHorizontal aria-hidden />}
            disabled={obstacle !== undefined || draft.trim() === ""}
          >
            Send
          </Button>
        )}
      </div>
      <p className="text-xs text-ink-faint">
        <span className="max-sm:hidden">Enter sends, Shift+Enter begins a new line. </span>Each message is a
        paid call; what you write is not stored.
      </p>
    </form>
  );
}
