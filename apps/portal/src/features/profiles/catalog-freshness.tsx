"use client";

import type { MirrorStateView } from "@quarry/domain/profiles/schema";
import { Button } from "@quarry/ui/button";
import { RelativeTime } from "@quarry/ui/relative-time";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { freshnessOf } from "./read-freshness.ts";

interface CatalogFreshnessProps {
  state: MirrorStateView | undefined;
  mayRefresh: boolean;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** When the catalog was read from AWS, and the button that has it read again. */
export function CatalogFreshness({ state, mayRefresh, now }: CatalogFreshnessProps) {
  const queryClient = useQueryClient();
  const { show } = useToast();
  const refresh = useMutation(
    api.profiles.refresh.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.profiles.mirrorState.key() }),
      onError: (error) =>
        show({ tone: "danger", title: "The refresh could not start", description: refusalOf(error).message }),
    }),
  );
  return (
    <div className="flex items-center gap-2 text-sm text-ink-muted">
      <output>
        <FreshnessLine state={state} now={now} />
      </output>
      {mayRefresh ? (
        <Button
          icon={<RotateCw aria-hidden />}
          loading={refresh.isPending || state?.refreshing === true}
          onClick={() => refresh.mutate({})}
        >
          Refresh
        </Button>
      ) : null}
    </div>
  );
}

function FreshnessLine({ state, now }: Pick<CatalogFreshnessProps, "state" | "now">) {
  if (!state) return null;
  if (state.regions.length === 0) return <>No account is connected</>;
  if (state.refreshing) return <>Reading from AWS</>;
  const { readAt, regions, accounts } = freshnessOf(state.regions);
  if (readAt === null) return <>Not read from AWS yet</>;
  return (
    <>
      Read <RelativeTime at={readAt} now={now} /> from {counted(regions, "Region")}
      {accounts > 1 ? ` of ${counted(accounts, "account")}` : ""}
    </>
  );
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
