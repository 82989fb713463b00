"use client";

import type { PersonFilter } from "@quarry/domain/people/schema";
import { Button } from "@quarry/ui/button";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { PeopleTable } from "./people-table.tsx";
import type { WaysIn } from "./ways-in.ts";

const AddPersonDialog = fetchedDialog(
  async () => (await import("./add-person-dialog.tsx")).AddPersonDialog,
  () => (
    <Button variant="primary" icon={<Plus aria-hidden />}>
      Add a person
    </Button>
  ),
);

interface PeopleScreenProps {
  ways: WaysIn;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Everyone who may come in, and what each of them may do. */
export function PeopleScreen({ ways, now }: PeopleScreenProps) {
  const { filter, change } = useListFilter<PersonFilter>();
  const query = useQuery(api.people.list.queryOptions({ input: filter, placeholderData: keepPreviousData }));
  const teams = useQuery(api.teams.list.queryOptions({ input: {} })).data?.items ?? [];
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const mayManage = me?.permissions.includes("people.manage") === true;
  return (
    <SettingsFrame
      title="People"
      description={`Who may come in, and what each of them may do. People sign in through ${ways.provider ?? "the OpenID provider"} with their verified e-mail; no password is sent.`}
      actions={mayManage ? <AddPersonDialog teams={teams} ways={ways} /> : null}
    >
      <PeopleTable {...{ filter, change, query, teams, now }} />
    </SettingsFrame>
  );
}
