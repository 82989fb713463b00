"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { MonthlyCost } from "../requests/monthly-cost.tsx";
import { useEndpointChange } from "./use-endpoint-change.ts";

/** Tells what stopping means before an endpoint is stopped. */
export function StopEndpointDialog({ endpoint, trigger }: { endpoint: EndpointDetailView } & Opened) {
  const { id, name, spending } = endpoint;
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.endpoints.stop.mutationOptions(useEndpointChange()),
    onDone: () => show({ title: `${name} is being stopped`, tone: "progress" }),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title="Stop the endpoint"
      confirmLabel="Stop endpoint"
      trigger={trigger}
      onConfirm={() => send({ id })}
    >
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>Calls to {name} fail until it is started again.</li>
        <li>
          Its instances go, and with them their cost: now <MonthlyCost microdollars={spending.perHour} /> an
          hour.
        </li>
        <li>
          Configuration and model stay. To start it again is one press and takes some minutes, if AWS has such
          instances free then.
        </li>
      </ul>
    </ConfirmDialog>
  );
}
