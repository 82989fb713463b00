"use client";

import { chargedServices, whyNoTagAlarm } from "@quarry/aws-core/budgets/charges-schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";

interface Alarm {
  connectionId: string;
  service: (typeof chargedServices)[number];
  amount: string;
  topicArn: string;
}

const start: Alarm = { connectionId: "", service: chargedServices[0], amount: "", topicArn: "" };

/** Has CloudWatch watch what a whole service of an account costs in a month. */
export function SetAlarmDialog({ trigger }: Opened) {
  const { dialog, typed, text, choice, send } = useFormDialog({
    mutation: api.budgets.setAlarm.mutationOptions(),
    refresh: [api.budgets.alarms.key()],
    start,
  });
  const connections = useQuery(api.connections.list.queryOptions({ input: {} })).data?.connections ?? [];
  const connectionId = typed.connectionId || (connections[0]?.id ?? "");
  return (
    <FormDialog
      {...dialog}
      title="Set an alarm on a service"
      description={whyNoTagAlarm}
      trigger={trigger}
      submitLabel="Set the alarm"
      onSubmit={() =>
        send({ ...typed, connectionId, topicArn: typed.topicArn === "" ? null : typed.topicArn })
      }
    >
      <Select
        label="Account"
        options={connections.map(({ id, name }) => ({ value: id, label: name }))}
        {...choice("connectionId")}
        value={connectionId || null}
      />
      <Select
        label="Service"
        options={chargedServices.map((service) => ({ value: service, label: service }))}
        {...choice("service")}
      />
      <TextField label="Above, in dollars a month" inputMode="decimal" {...text("amount")} />
      <TextField
        label="SNS topic"
        optional
        hint="Its ARN, in us-east-1: who is told. Without one the alarm only shows its state in CloudWatch."
        code
        {...text("topicArn")}
      />
    </FormDialog>
  );
}
