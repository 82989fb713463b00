"use client";

import type { ActiveKey } from "@quarry/domain/costs/doctor/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { TextLink } from "@quarry/ui/text-link";
import { useToast } from "@quarry/ui/toast";
import { Fragment } from "react";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";

interface DeactivateKeyProps {
  connectionId: string;
  active: ActiveKey;
}

/** The button that has a key deactivated in the payer account, after saying what divides by it today. */
export function DeactivateKey({
  connectionId,
  active: { key, budgets, views },
  trigger,
}: DeactivateKeyProps & Opened) {
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.costTags.setStatus.mutationOptions(),
    refresh: [api.costTags.key()],
    onDone: () => show({ title: `${key} is being deactivated`, tone: "progress" }),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Deactivate ${key} on the bill`}
      confirmLabel="Deactivate"
      trigger={trigger}
      onConfirm={() => send({ connectionId, keys: [key], isActive: false })}
    >
      <ul className="list-disc space-y-1 pl-5 text-ink-muted">
        <li>Costs of this key stop being divided from now on: new ones stand under “(not tagged)”.</li>
        <li>History stays as it is, unless a backfill is started while the key is inactive.</li>
        {budgets.length === 0 ? (
          <li>No budget that you may see uses it.</li>
        ) : (
          <li>
            {budgets.length === 1 ? "This budget sees" : "These budgets see"} no new costs and{" "}
            {budgets.length === 1 ? "suspends" : "suspend"} nothing more:{" "}
            {budgets.map(({ id, name }, place) => (
              <Fragment key={id}>
                {place === 0 ? "" : ", "}
                <TextLink href={`/costs/budgets/${id}`}>{name}</TextLink>
              </Fragment>
            ))}
            .
          </li>
        )}
        {views.length === 0 ? (
          <li>No view of costs in Quarry uses it.</li>
        ) : (
          <li>
            These views have no new values:
            <ul className="list-[circle] pl-5">
              {views.map((view) => (
                <li key={view}>{view}</li>
              ))}
            </ul>
          </li>
        )}
        <li>It can be activated again; only a backfill brings back the days between.</li>
      </ul>
    </ConfirmDialog>
  );
}
