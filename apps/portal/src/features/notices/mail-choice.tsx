"use client";

import type { NoticePreferencesView } from "@quarry/domain/notices/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { Section } from "@quarry/ui/section";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { RefusalNote } from "@/client/refusal-note.tsx";
import { KindChoice } from "./kind-choice.tsx";

/** Which kinds of notices come to one by e-mail. */
export function MailChoice({ choice: { mailsTo, kinds } }: { choice: NoticePreferencesView }) {
  const queryClient = useQueryClient();
  const { show } = useToast();
  const [chosen, setChosen] = useState(kinds.flatMap(({ kind, byEmail }) => (byEmail ? [kind] : [])));
  const save = useMutation(
    api.notices.savePreferences.mutationOptions({
      onSuccess: async () => {
        show({ title: "Choice saved" });
        await queryClient.invalidateQueries({ queryKey: api.notices.preferences.key() });
      },
    }),
  );
  return (
    <Section
      title="By e-mail"
      description={mailsTo === null ? undefined : `Mails go to ${mailsTo}.`}
      actions={
        <Button variant="primary" loading={save.isPending} onClick={() => save.mutate({ byEmail: chosen })}>
          Save
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {mailsTo === null ? (
          <Callout tone="info" title="This portal sends no mails">
            An operator turns them on with QUARRY_SMTP_URL and QUARRY_MAIL_FROM. Your choice is kept until
            then.
          </Callout>
        ) : null}
        <RefusalNote error={save.error} />
        <KindChoice label="What comes by e-mail" kinds={kinds} chosen={chosen} onChange={setChosen} />
      </div>
    </Section>
  );
}
