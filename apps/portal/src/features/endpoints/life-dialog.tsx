"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { TextArea } from "@quarry/ui/text-area";
import { useRouter } from "next/navigation";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { messageBeside, problemOf } from "@/client/refusal.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { LifeFields, lifeFields } from "./life-fields.tsx";
import { isLaterEnd, lifeDraftOf, lifeOf } from "./life-draft.ts";
import { useLifeChange } from "./use-life-change.ts";

/** Sets when an endpoint ends, in which hours it runs, and when it is stopped for want of calls. */
export function LifeDialog({ endpoint, trigger }: { endpoint: EndpointDetailView } & Opened) {
  const router = useRouter();
  const { dialog, typed, type, text, send, refusal } = useFormDialog({
    mutation: useLifeChange(endpoint),
    onDone: (request) => {
      if (request) router.push(`/requests/${request.id}`);
    },
    start: { ...lifeDraftOf(endpoint), justification: "" },
  });
  const isLater = isLaterEnd(lifeOf(typed), endpoint.endsAt);
  // A later end is refused as a request, where the fields stand within its spec.
  const details = (refusal?.details ?? []).map(({ path, message }) => ({
    path: path.replace(/^spec\./u, ""),
    message,
  }));
  return (
    <FormDialog
      {...dialog}
      title="How long it runs"
      description="An endpoint costs money for every minute in which it runs, called or not."
      trigger={trigger}
      submitLabel={isLater ? "Ask for it" : "Save"}
      onSubmit={() => send(typed)}
      error={refusal && messageBeside({ ...refusal, details }, [...lifeFields, "justification"])}
    >
      <LifeFields draft={typed} onChange={type} problems={details} />
      {isLater ? (
        <TextArea
          label="What it is still needed for"
          hint="A later end costs money, so that an approver decides. What else you changed holds at once."
          rows={2}
          {...text("justification")}
          error={problemOf(details, "justification")}
        />
      ) : null}
    </FormDialog>
  );
}
