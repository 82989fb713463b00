"use client";

import type { MeterView } from "@quarry/domain/costs/sources/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { useLast } from "../settings/use-last.ts";
import { dollarsOfCalls } from "./call-dollars.ts";

interface RefreshBillDialogProps {
  /** What reading the bill costs; undefined while the dialog is closed. */
  meter: MeterView | undefined;
  onClose: () => void;
}

/** Says what reading the newest days now costs, before it is done. */
export function RefreshBillDialog({ meter, onClose }: RefreshBillDialogProps) {
  const { show } = useToast();
  const shown = useLast(meter);
  const { dialog, send } = useDialogMutation({
    mutation: api.costs.refresh.mutationOptions(),
    refresh: [api.costs.key()],
    onDone: () => show({ title: "The newest days are being read", tone: "progress" }),
    open: meter !== undefined,
    onOpenChange: onClose,
  });
  if (!shown) return null;
  const beyond = callsBeyond(shown);
  return (
    <ConfirmDialog
      {...dialog}
      title={`Read the bill of ${shown.connection} now`}
      confirmLabel={`Read now for about $${dollarsOfCalls(shown.callsOfRefresh)}`}
      danger={false}
      onConfirm={() => send({ connectionId: shown.connectionId, beyondAllowance: beyond > 0 })}
    >
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>
          It takes about {calls(shown.callsOfRefresh)} of Cost Explorer, at $0.01 each. Of today&rsquo;s{" "}
          {shown.callsPerDay}, {shown.callsToday} are made.
        </li>
        {beyond === 0 ? null : (
          <li>{calls(beyond)} of them go beyond what the bill is allowed, this once.</li>
        )}
        <li>AWS brings a bill up to date about three times a day, so more often shows nothing new.</li>
      </ul>
    </ConfirmDialog>
  );
}

const calls = (count: number): string => (count === 1 ? "1 paid call" : `${count} paid calls`);

/** The calls that today's and the extra ones do not cover. */
function callsBeyond({ callsOfRefresh, callsPerDay, callsToday, extraCallsLeft }: MeterView): number {
  return Math.max(0, callsOfRefresh - Math.max(0, callsPerDay - callsToday) - extraCallsLeft);
}
