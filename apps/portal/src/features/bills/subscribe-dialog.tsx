"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { Callout } from "@quarry/ui/callout";
import { FormDialog } from "@quarry/ui/form-dialog";
import { NumberField } from "@quarry/ui/number-field";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { useToast } from "@quarry/ui/toast";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";

interface SubscribeDialogProps {
  me: MeView;
  /** Mails leave this portal. */
  hasMail: boolean;
}

const everyTeam = "";
const usualDay = 5;

/** Has the monthly report sent: whose bills, to whom, and on which day. */
export function SubscribeDialog({ me, hasMail, trigger }: SubscribeDialogProps & Opened) {
  const { show } = useToast();
  const seesAll = me.permissions.includes("costs.read");
  const { dialog, typed, type, text, choice, send } = useFormDialog({
    mutation: api.bills.subscribe.mutationOptions(),
    refresh: [api.bills.subscriptions.key()],
    onDone: () => show({ title: "The report will be sent", tone: "success" }),
    start: {
      team: seesAll ? everyTeam : (me.teams[0]?.slug ?? everyTeam),
      dayOfMonth: usualDay,
      email: me.email,
    },
    paths: { team: "teams" },
  });
  const { data } = useQuery(api.bills.list.queryOptions({ input: {}, enabled: dialog.open }));
  const teams = (data?.teams ?? me.teams).map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <FormDialog
      {...dialog}
      title="Have the monthly report sent"
      description="By mail with the page and its CSV, and as a notice in the portal."
      trigger={trigger}
      submitLabel="Have it sent"
      onSubmit={() => {
        const { team, ...rest } = typed;
        send({ ...rest, teams: team === everyTeam ? [] : [team] });
      }}
    >
      {hasMail ? null : (
        <Callout tone="info" title="This portal sends no mails">
          An operator turns them on. Until then the report comes as a notice in the portal.
        </Callout>
      )}
      <Select
        label="Whose bills"
        options={seesAll ? [{ value: everyTeam, label: "All teams" }, ...teams] : teams}
        {...choice("team")}
      />
      <NumberField
        label="Day of the following month (UTC)"
        hint="From day 3 on AWS has settled most of a month. A report waits up to five days for days that are missing."
        min={3}
        max={23}
        {...choice("dayOfMonth")}
        onChange={(day) => type({ dayOfMonth: day ?? usualDay })}
      />
      {me.permissions.includes("costs.govern") ? (
        <TextField
          label="For"
          hint="The e-mail address of somebody in Quarry. They get what they may see."
          type="email"
          {...text("email")}
        />
      ) : null}
    </FormDialog>
  );
}
