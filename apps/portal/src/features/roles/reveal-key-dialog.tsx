"use client";

import type { RevealedKeyView } from "@quarry/domain/roles/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { CodeBlock } from "@quarry/ui/code-block";
import { Dialog, DialogClose } from "@quarry/ui/dialog";
import { useMutation } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { RefusalNote } from "@/client/refusal-note.tsx";
import { useKeyChange } from "./use-key-change.ts";

interface RevealKeyDialogProps {
  id: string;
  onClose: () => void;
}

/** Shows a key, this once. It is asked for by a press, never by opening a page. */
export function RevealKeyDialog({ id, onClose }: RevealKeyDialogProps) {
  // The key must not outlive the dialog in any cache.
  const reveal = useMutation(api.roles.revealKey.mutationOptions({ gcTime: 0, ...useKeyChange() }));
  const shown = reveal.data;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (open) return;
        reveal.reset();
        onClose();
      }}
      title={shown ? "Copy your key now" : "Show the access key"}
      description={shown ? undefined : "You see it once. Have a place ready where it is kept."}
      actions={
        shown ? (
          <DialogClose>
            <Button variant="primary">I have copied it</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose>
              <Button>Not now</Button>
            </DialogClose>
            <Button variant="primary" loading={reveal.isPending} onClick={() => reveal.mutate({ id })}>
              Show it once
            </Button>
          </>
        )
      }
    >
      <RefusalNote error={reveal.error} />
      {shown ? <ShownKey shown={shown} /> : null}
    </Dialog>
  );
}

function ShownKey({ shown: { userName, keyId, secretAccessKey, region } }: { shown: RevealedKeyView }) {
  return (
    <div className="flex flex-col gap-4 pb-2">
      <Callout tone="warning" title="Shown once; copy it now">
        Quarry does not keep it. Whoever has it works as this user from anywhere: put it in a secret store,
        not in code.
      </Callout>
      <CodeBlock
        title={userName}
        language="ini"
        code={`[quarry]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${secretAccessKey}\nregion = ${region}`}
        copyLabel="Copy key"
      />
    </div>
  );
}
