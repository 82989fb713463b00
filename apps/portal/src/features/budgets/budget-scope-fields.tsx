"use client";

import { ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import { Combobox } from "@quarry/ui/combobox";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { problemOf } from "@/client/refusal.ts";
import type { BudgetFieldsProps } from "./budget-fields.tsx";

export interface BudgetChoices {
  bills: readonly { connectionId: string; name: string }[];
  teams: readonly { slug: string; name: string }[];
  mayServeAll: boolean;
  tagKeys: readonly string[];
}

/** What the budget is called, whose it is, and which part of which bill it counts. */
export function BudgetScopeFields({
  draft,
  onChange,
  problems,
  scopes,
}: BudgetFieldsProps & { scopes: BudgetChoices | undefined }) {
  const errorOf = (field: string) => problemOf(problems, field);
  const teams = (scopes?.teams ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  const bills = (scopes?.bills ?? []).map(({ connectionId, name }) => ({ value: connectionId, label: name }));
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium">What it is about</legend>
      <TextField
        label="Name"
        autoComplete="off"
        value={draft.name}
        onChange={({ target }) => onChange({ name: target.value })}
        error={errorOf("name")}
      />
      <Select
        label="Team"
        hint="Whose people are told, and whose profiles it may suspend."
        options={scopes?.mayServeAll ? [{ value: "", label: "The whole company" }, ...teams] : teams}
        value={draft.team}
        onChange={(team) => onChange({ team })}
        error={errorOf("team")}
      />
      <Select
        label="Tag"
        hint="Of the tags that divide the bill. Everything that Quarry makes carries quarry:owner with the team’s short name."
        options={(scopes?.tagKeys ?? []).map((key) => ({ value: key, label: key }))}
        value={draft.tagKey || null}
        placeholder={scopes?.tagKeys.length === 0 ? "No bill is divided by a tag yet" : "Choose a tag"}
        onChange={(tagKey) => onChange({ tagKey, tagValue: tagKey === ownerTag ? draft.team : "" })}
        error={errorOf("tagKey")}
      />
      <TagValueField draft={draft} onChange={onChange} problems={problems} />
      {bills.length > 1 || draft.isMirrored ? (
        <Select
          label="Bill"
          options={[{ value: "", label: "Every bill" }, ...bills]}
          value={draft.connectionId}
          onChange={(connectionId) => onChange({ connectionId })}
          error={errorOf("connectionId")}
        />
      ) : null}
    </fieldset>
  );
}

/** A value that the bill knows, found while it is typed. */
function TagValueField({ draft: { tagKey, tagValue }, onChange, problems }: BudgetFieldsProps) {
  const [search, setSearch] = useState("");
  const query = useQuery(
    api.budgets.scopes.queryOptions({
      input: { tagKey, q: search },
      enabled: tagKey !== "",
      placeholderData: keepPreviousData,
    }),
  );
  const known = query.data?.values ?? [];
  // A value that was not billed yet can be chosen as well: the budget waits for it.
  const options = [
    ...new Set([...(tagValue === "" ? [] : [tagValue]), ...known, ...(search === "" ? [] : [search])]),
  ];
  return (
    <Combobox
      label="Value"
      hint="As it stands on the bill, with its case. One that was not billed yet can be typed."
      options={options.map((value) => ({ value, label: value }))}
      value={tagValue || null}
      onChange={(next) => onChange({ tagValue: next })}
      onSearch={setSearch}
      loading={query.isFetching}
      disabled={tagKey === ""}
      placeholder="Choose a value"
      error={problemOf(problems, "tagValue")}
    />
  );
}
