"use client";

import type { TagDiagnosesView } from "@quarry/domain/costs/doctor/schema";
import { Callout } from "@quarry/ui/callout";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { Select } from "@quarry/ui/select";
import { useToast } from "@quarry/ui/toast";
import { useState } from "react";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";

interface BackfillProps {
  view: TagDiagnosesView;
  /** The month that is offered first. */
  from: string | null;
}

const months = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const mostNamed = 6;

/** The button that starts a backfill, after saying what it does to every key of the bill. */
export function Backfill({ view, from, trigger }: BackfillProps & Opened) {
  const { bill, backfillMonths, forgottenByBackfill } = view;
  const [chosen, setChosen] = useState<string>();
  const month = chosen ?? from ?? backfillMonths[0] ?? "";
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.costTags.backfill.mutationOptions(),
    refresh: [api.costTags.key()],
    onDone: () => show({ title: "The backfill is being started", tone: "progress" }),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title="Backfill the tags of past costs"
      confirmLabel="Start backfill"
      danger={false}
      trigger={trigger}
      onConfirm={() => {
        if (bill) send({ connectionId: bill.connectionId, from: month });
      }}
    >
      <div className="flex flex-col gap-3">
        <Select
          label="From the beginning of"
          options={backfillMonths.map((value) => ({ value, label: months.format(new Date(value)) }))}
          value={month}
          onChange={setChosen}
        />
        <ul className="list-disc space-y-1 pl-5 text-ink-muted">
          <li>It carries the present status of every key of the bill into the past, not only of one.</li>
          <li>It brings values as far as the resources carried the tag at that time.</li>
          <li>AWS takes hours for it and accepts one in 24 hours; Cost Explorer follows within a day.</li>
        </ul>
        {forgottenByBackfill.length === 0 ? null : (
          <Callout tone="warning" title="Keys that are inactive now leave past costs">
            {forgottenByBackfill.slice(0, mostNamed).join(", ")}
            {forgottenByBackfill.length > mostNamed
              ? ` and ${forgottenByBackfill.length - mostNamed} more`
              : ""}
          </Callout>
        )}
      </div>
    </ConfirmDialog>
  );
}
