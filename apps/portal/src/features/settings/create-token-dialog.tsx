"use client";

import { Button } from "@quarry/ui/button";
import { Dialog, DialogClose } from "@quarry/ui/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { api } from "@/client/api.ts";
import { CreatedToken } from "./created-token.tsx";
import { CreateTokenForm } from "./create-token-form.tsx";

/** Makes a token; the same dialog then shows it, this once. */
export function CreateTokenDialog() {
  const [isOpen, setOpen] = useState(false);
  const formId = useId();
  const queryClient = useQueryClient();
  const create = useMutation(
    api.settings.createToken.mutationOptions({
      // The token must not outlive the dialog in any cache.
      gcTime: 0,
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.settings.tokens.key() }),
    }),
  );
  const created = create.data;
  const changeOpen = (next: boolean): void => {
    create.reset();
    setOpen(next);
  };
  return (
    <Dialog
      title={created ? "Copy your token now" : "Create an API token"}
      description={
        created ? undefined : "It acts as you, with your roles. You see it once, right after this."
      }
      open={isOpen}
      onOpenChange={changeOpen}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Create token
        </Button>
      }
      actions={
        created ? (
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={formId} variant="primary" loading={create.isPending}>
              Create token
            </Button>
          </>
        )
      }
    >
      {created ? (
        <CreatedToken token={created.token} name={created.view.name} />
      ) : (
        <CreateTokenForm
          id={formId}
          onSubmit={(input, failed) => create.mutate(input, { onError: failed })}
        />
      )}
    </Dialog>
  );
}
