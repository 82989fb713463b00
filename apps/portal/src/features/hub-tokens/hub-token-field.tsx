"use client";

import type { HubTokenView } from "@quarry/domain/hub-tokens/schema";
import { Button } from "@quarry/ui/button";
import { Select } from "@quarry/ui/select";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { lendingTeams } from "./lending-teams.ts";
import { kindWords } from "./token-words.ts";

const AddHubTokenDialog = fetchedDialog(
  async () => (await import("./add-hub-token-dialog.tsx")).AddHubTokenDialog,
  () => <Button icon={<Plus aria-hidden />}>Add a token</Button>,
);

interface HubTokenFieldProps {
  label: string;
  hint: string;
  optional?: boolean;
  /** The id of the chosen token; empty when none is. */
  value: string;
  onChange: (token: HubTokenView) => void;
  error: string | undefined;
  /** Slug of the one team whose tokens can be taken; left out: of any that the person works in. */
  team?: string | undefined;
}

/** One of the tokens that the person's teams keep, or a new one, which is then chosen. */
export function HubTokenField({
  label,
  hint,
  optional = false,
  value,
  onChange,
  error,
  team,
}: HubTokenFieldProps) {
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const listed = useQuery(api.hubTokens.list.queryOptions({ input: {} })).data?.items;
  const own = me ? lendingTeams(me, team).map(({ slug }) => slug) : [];
  const tokens = (listed ?? []).filter((token) => own.includes(token.team.slug));
  const chosen = tokens.find(({ id }) => id === value);
  return (
    <div className="flex flex-col items-start gap-2">
      <Select
        className="w-full"
        {...{ label, hint, optional, error }}
        placeholder={listed ? placeholderFor(value, tokens.length) : "Choose one"}
        options={tokens.map((token) => ({
          value: token.id,
          label: token.name,
          hint: `${token.owner} at the Hub · ${kindWords[token.kind]} · ends with ${token.lastFour} · team ${token.team.name}`,
        }))}
        value={chosen?.id ?? null}
        onChange={(id) => {
          const token = tokens.find((each) => each.id === id);
          if (token) onChange(token);
        }}
      />
      <AddHubTokenDialog onAdded={onChange} team={team} />
    </div>
  );
}

function placeholderFor(value: string, count: number): string {
  if (value !== "") return "The one that was chosen is not kept any more";
  return count === 0 ? "None is kept yet" : "Choose one";
}
