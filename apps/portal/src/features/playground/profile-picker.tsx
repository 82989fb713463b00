"use client";

import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { Combobox } from "@quarry/ui/combobox";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { pickerInputs, profileOptions } from "./profile-options.ts";

interface ProfilePickerProps {
  /** The id in the address; its profile may still be on its way. */
  chosenId: string | null;
  chosen: ProfileDetailView | undefined;
  onChoose: (id: string) => void;
}

const pauseMilliseconds = 150;

/** Finds a profile by typing; the server searches names, ARNs, models and tags. */
export function ProfilePicker({ chosenId, chosen, onChoose }: ProfilePickerProps) {
  const [text, setText] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const kept = { placeholderData: keepPreviousData };
  const inputs = pickerInputs(text);
  const adopted = useQuery(api.profiles.list.queryOptions({ input: inputs.adopted, ...kept }));
  const application = useQuery(api.profiles.list.queryOptions({ input: inputs.application, ...kept }));
  const systemDefined = useQuery(api.profiles.list.queryOptions({ input: inputs.systemDefined, ...kept }));
  const lists = [adopted, application, systemDefined];
  const failed = lists.find(({ isError }) => isError);
  const others = [...(application.data?.items ?? []), ...(systemDefined.data?.items ?? [])];
  const search = (typed: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setText(typed.trim().slice(0, 200)), pauseMilliseconds);
  };
  return (
    <Combobox
      label="Profile"
      placeholder="Choose a profile"
      searchPlaceholder="Search by name, model, ARN or tag"
      emptyText="No profile matches"
      options={profileOptions({ adopted: adopted.data?.items ?? [], others, chosen })}
      value={chosenId}
      onChange={(id) => {
        search("");
        onChoose(id);
      }}
      onSearch={search}
      loading={lists.some(({ isFetching }) => isFetching)}
      error={failed ? refusalOf(failed.error).message : undefined}
    />
  );
}
