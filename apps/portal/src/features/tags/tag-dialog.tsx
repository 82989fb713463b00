"use client";

import type { ProfileTagsView } from "@quarry/domain/tags/schema";
import { Button } from "@quarry/ui/button";
import { Dialog, DialogClose } from "@quarry/ui/dialog";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import type { ReactElement, ReactNode } from "react";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { profileTagsOptions } from "./profile-tags-options.ts";
import { useTagChange } from "./use-tag-change.ts";

/** What a form in the dialog works with. */
export interface TagFormProps {
  formId: string;
  view: ProfileTagsView;
  change: ReturnType<typeof useTagChange>;
}

interface TagDialogProps {
  profile: { id: string; name: string };
  title: string;
  description: string;
  /** The words on the button that sends the form. */
  confirm: string;
  trigger?: ReactElement | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: (form: TagFormProps) => ReactNode;
}

/** A dialog around a form that changes a profile's tags. */
export function TagDialog({ profile, title, description, confirm, children, ...dialog }: TagDialogProps) {
  const { trigger, open, onOpenChange } = dialog;
  const formId = useId();
  const query = useQuery({ ...profileTagsOptions(useQueryClient(), profile.id), enabled: open });
  const change = useTagChange({ name: profile.name, onAccepted: () => onOpenChange(false) });
  return (
    <Dialog
      title={title}
      description={description}
      trigger={trigger}
      open={open}
      onOpenChange={(next) => {
        change.reset();
        onOpenChange(next);
      }}
      actions={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            loading={change.isPending}
            disabled={query.data === undefined || query.data.whyNotChange !== null}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-40" />}
        failed="The tags could not be loaded"
      >
        {(view) =>
          view.whyNotChange === null ? (
            children({ formId, view, change })
          ) : (
            <p className="text-ink-muted">{view.whyNotChange}</p>
          )
        }
      </QueryBoundary>
    </Dialog>
  );
}
