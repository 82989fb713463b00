"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Button } from "@quarry/ui/button";
import { LinkButton } from "@quarry/ui/link-button";
import { useToast } from "@quarry/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { CalendarClock, CirclePlay, CircleStop, RefreshCw, Scaling, Trash2 } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { refusalOf } from "@/client/refusal.ts";
import { whyNotUpdate } from "./endpoint-words.ts";
import { useEndpointChange } from "./use-endpoint-change.ts";

// Dialogs come after the page stands; until then their buttons are there, and wait.
const StopEndpointDialog = fetchedDialog(
  async () => (await import("./stop-endpoint-dialog.tsx")).StopEndpointDialog,
  () => (
    <Button size="sm" icon={<CircleStop aria-hidden />}>
      Stop
    </Button>
  ),
);
const DeleteEndpointDialog = fetchedDialog(
  async () => (await import("./delete-endpoint-dialog.tsx")).DeleteEndpointDialog,
  () => (
    <Button size="sm" variant="danger" icon={<Trash2 aria-hidden />}>
      Delete
    </Button>
  ),
);
const LifeDialog = fetchedDialog(
  async () => (await import("./life-dialog.tsx")).LifeDialog,
  () => (
    <Button size="sm" icon={<CalendarClock aria-hidden />}>
      End and hours
    </Button>
  ),
);

const ResizeDialog = fetchedDialog(
  async () => (await import("./resize-dialog.tsx")).ResizeDialog,
  () => (
    <Button size="sm" icon={<Scaling aria-hidden />}>
      Resize
    </Button>
  ),
);

/** What those who look after an endpoint may do with it, as it stands now. */
export function EndpointActions({ endpoint }: { endpoint: EndpointDetailView }) {
  const { id, name, wish, requestId, mayChange } = endpoint;
  if (wish === "deleted") return null;
  if (!mayChange) return <UpdateActions endpoint={endpoint} />;
  return (
    <>
      {requestId === null ? null : <LifeDialog endpoint={endpoint} />}
      <UpdateActions endpoint={endpoint} />
      {requestId !== null && wish === "running" ? <StopEndpointDialog endpoint={endpoint} /> : null}
      {requestId !== null && wish === "stopped" ? <StartEndpoint id={id} name={name} /> : null}
      <DeleteEndpointDialog endpoint={endpoint} />
    </>
  );
}

/** What everybody who works in its team may ask for. */
function UpdateActions({ endpoint }: { endpoint: EndpointDetailView }) {
  if (whyNotUpdate(endpoint) !== undefined) return null;
  return (
    <>
      <LinkButton size="sm" href={`/endpoints/${endpoint.id}/update`} icon={<RefreshCw aria-hidden />}>
        Update
      </LinkButton>
      <ResizeDialog endpoint={endpoint} />
    </>
  );
}

function StartEndpoint({ id, name }: { id: string; name: string }) {
  const { show } = useToast();
  const { onSettled } = useEndpointChange();
  const start = useMutation(
    api.endpoints.start.mutationOptions({
      onSettled,
      onSuccess: () => show({ title: `${name} is being started`, tone: "progress" }),
      onError: (error) =>
        show({ title: `${name} was not started`, description: refusalOf(error).message, tone: "danger" }),
    }),
  );
  return (
    <Button
      size="sm"
      variant="primary"
      icon={<CirclePlay aria-hidden />}
      loading={start.isPending}
      onClick={() => start.mutate({ id })}
    >
      Start
    </Button>
  );
}
