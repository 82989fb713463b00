"use client";

import { whyNoTagAlarm } from "@quarry/aws-core/budgets/charges-schema";
import type { ChargesAlarmView } from "@quarry/domain/budgets/schema";
import type { MeView } from "@quarry/domain/settings/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Money } from "@quarry/ui/money";
import { Section } from "@quarry/ui/section";
import { Status } from "@quarry/ui/status";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { effectWords } from "./effect-words.ts";

const SetAlarmDialog = fetchedDialog(
  async () => (await import("./set-alarm-dialog.tsx")).SetAlarmDialog,
  () => (
    <Button size="sm" icon={<BellRing aria-hidden />}>
      Set an alarm
    </Button>
  ),
);

const pollMillis = 2_000;

/** Alarms of CloudWatch on whole services, for admins and auditors, and why they are no budgets of teams. */
export function ChargesAlarmSection({ me }: { me: MeView | undefined }) {
  const queryClient = useQueryClient();
  const mayLook = me !== undefined && me.platformRole !== null;
  const mayChange = me?.platformRole === "admin";
  const query = useQuery(
    api.budgets.alarms.queryOptions({
      input: {},
      enabled: mayLook,
      refetchInterval: ({ state: { data } }) =>
        data?.items.some(({ effect }) => effect.state === "waiting") ? pollMillis : false,
    }),
  );
  const remove = useMutation(
    api.budgets.removeAlarm.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.budgets.alarms.key() }),
    }),
  );
  if (!mayLook || !query.data) return null;
  const actions = removalColumn((alarm) =>
    remove.mutate({ connectionId: alarm.connection.id, service: alarm.service }),
  );
  return (
    <Section
      title="Alarms on whole services"
      description={whyNoTagAlarm}
      actions={mayChange ? <SetAlarmDialog /> : null}
      flush
    >
      <DataTable
        label="Service alarms"
        columns={mayChange ? [...columns, actions] : columns}
        rows={query.data.items}
        rowId={({ id }) => id}
        empty={<EmptyState title="No alarms" description="CloudWatch tells nobody what a service costs." />}
      />
    </Section>
  );
}

const columns: TableColumn<ChargesAlarmView>[] = [
  { id: "service", header: "Service", primary: true, cell: ({ service }) => service },
  { id: "account", header: "Account", cell: ({ connection }) => connection.name },
  {
    id: "amount",
    header: "Above",
    align: "end",
    cell: ({ amount }) => (amount === null ? "being deleted" : <Money amount={amount} />),
  },
  {
    id: "state",
    header: "In AWS",
    cell: ({ effect }) => (
      <Status kind={effectWords[effect.state].kind} hint={effect.failure?.remedy}>
        {effectWords[effect.state].word}
      </Status>
    ),
  },
];

const removalColumn = (onRemove: (alarm: ChargesAlarmView) => void): TableColumn<ChargesAlarmView> => ({
  id: "actions",
  header: "Actions",
  headerHidden: true,
  align: "end",
  cell: (alarm) =>
    alarm.amount === null ? null : (
      <Button size="sm" onClick={() => onRemove(alarm)}>
        Delete
      </Button>
    ),
});
