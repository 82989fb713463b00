"use client";

import { Select } from "@quarry/ui/select";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/** An account as it may be asked for something in. */
export interface Place {
  id: string;
  accountId: string;
  regions: readonly string[];
}

interface PlaceFieldsProps {
  connectionId: string;
  region: string;
  /** What the Region is for, as a sentence. */
  hint: string;
  errors: { connectionId: string | undefined; region: string | undefined };
  onAccount: (place: Place) => void;
  onRegion: (region: string) => void;
}

/** Account and Region. */
export function PlaceFields({ connectionId, region, hint, errors, onAccount, onRegion }: PlaceFieldsProps) {
  const places = useQuery(api.requests.places.queryOptions({ input: {} })).data?.items ?? [];
  const account = places.find(({ id }) => id === connectionId);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label="Account"
        hint="A connected AWS account that your team may use."
        options={places.map(({ id, name, accountId }) => ({ value: id, label: name, hint: accountId }))}
        value={connectionId || null}
        onChange={(chosen) => {
          const place = places.find(({ id }) => id === chosen);
          if (place) onAccount(place);
        }}
        error={errors.connectionId}
      />
      <Select
        label="Region"
        hint={hint}
        options={(account?.regions ?? []).map((name) => ({ value: name, label: name }))}
        value={region || null}
        disabled={!account}
        onChange={onRegion}
        error={errors.region}
      />
    </div>
  );
}
