"use client";

import type { ExportView, FoundProfileView } from "@quarry/domain/exports/schema";
import type { MeView } from "@quarry/domain/settings/schema";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { mayAdoptInto, teamName } from "./upload-teams.ts";

export type Adoption = ReturnType<typeof useAdoption>;

// What the operation takes at once.
const adoptedAtOnce = 200;

/** Taking profiles of an export into its team's catalog: which ones, and what came of it. */
export function useAdoption({ id, team, profiles }: ExportView, me: MeView) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const teamLabel = teamName(me, team);
  const adoptable = mayAdoptInto(me, team) ? profiles.filter(isAdoptable).map(({ arn }) => arn) : [];
  const selected = ticked.filter((arn) => adoptable.includes(arn));

  const mutation = useMutation(
    api.exports.adopt.mutationOptions({
      async onSuccess({ adopted, refused }) {
        setTicked([]);
        const [only] = adopted;
        if (only && adopted.length === 1 && refused.length === 0) {
          toast.show({ title: `1 profile adopted into the ${teamLabel} catalog` });
          router.push(`/profiles/${only.profileId}`);
        }
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: api.exports.key() }),
          queryClient.invalidateQueries({ queryKey: api.profiles.key() }),
        ]);
      },
    }),
  );

  return {
    teamLabel,
    adoptable,
    selected,
    select: (arn: string, isTicked: boolean) =>
      setTicked(isTicked ? [...selected, arn] : selected.filter((one) => one !== arn)),
    adopt: (arns: readonly string[]) => mutation.mutate({ id, arns: arns.slice(0, adoptedAtOnce) }),
    /** The profiles being adopted now. */
    adopting: mutation.isPending ? mutation.variables.arns : [],
    outcome: mutation.data,
    refusal: mutation.isError ? refusalOf(mutation.error) : undefined,
    forget: mutation.reset,
  };
}

function isAdoptable({ verification, adoptedByTeam }: FoundProfileView): boolean {
  return verification === "alive" && !adoptedByTeam;
}
