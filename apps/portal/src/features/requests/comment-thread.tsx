"use client";

import type { RequestView } from "@quarry/domain/requests/schema";
import { Button } from "@quarry/ui/button";
import { Person } from "@quarry/ui/person";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { TextArea } from "@quarry/ui/text-area";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { useRequestChange } from "./use-request-change.ts";

interface CommentThreadProps {
  request: RequestView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** What people say about a request. */
export function CommentThread({ request: { id, comments }, now }: CommentThreadProps) {
  const [text, setText] = useState("");
  const { onSettled } = useRequestChange();
  const comment = useMutation(
    api.requests.comment.mutationOptions({ onSettled, onSuccess: () => setText("") }),
  );
  return (
    <Section title="Comments" count={comments.length}>
      <ul className="flex flex-col gap-4">
        {comments.map((one) => (
          <li key={one.id}>
            <Person name={one.author.name} detail={<RelativeTime at={one.at} now={now} />} />
            <p className="mt-1 break-words whitespace-pre-wrap">{one.text}</p>
          </li>
        ))}
      </ul>
      <form
        noValidate
        className="mt-3 flex flex-col items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          comment.mutate({ id, text });
        }}
      >
        <TextArea
          label="Comment"
          labelHidden={comments.length > 0}
          className="w-full"
          rows={2}
          value={text}
          error={comment.isError ? refusalOf(comment.error).message : undefined}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" size="sm" loading={comment.isPending} disabled={text.trim() === ""}>
          Add comment
        </Button>
      </form>
    </Section>
  );
}
