"use client";

import type { TagDiagnosesView } from "@quarry/domain/costs/doctor/schema";
import { Button } from "@quarry/ui/button";
import { Money } from "@quarry/ui/money";
import { RelativeTime } from "@quarry/ui/relative-time";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";

interface TagsFreshnessProps {
  view: TagDiagnosesView;
  mayGovern: boolean;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** When the keys were read, what reading them has cost this month, and the button that has them read again. */
export function TagsFreshness({ view, mayGovern, now }: TagsFreshnessProps) {
  const queryClient = useQueryClient();
  const { show } = useToast();
  const refresh = useMutation(
    api.costTags.refresh.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.costTags.key() }),
      onError: (error) =>
        show({ tone: "danger", title: "The keys could not be read", description: refusalOf(error).message }),
    }),
  );
  const { bill, readAt, isReading, paid } = view;
  if (!bill) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-muted">
      <output>{isReading ? "Reading from AWS" : <Age readAt={readAt} now={now} />}</output>
      <span>
        {paid.requests} requests this month, counted as <Money amount={paid.amount} />
      </span>
      {mayGovern ? (
        <Button
          icon={<RotateCw aria-hidden />}
          loading={refresh.isPending || isReading}
          onClick={() => refresh.mutate({ connectionId: bill.connectionId })}
        >
          Read anew
        </Button>
      ) : null}
    </div>
  );
}

function Age({ readAt, now }: { readAt: string | null; now: string }) {
  if (readAt === null) return <>Not read from AWS yet</>;
  return (
    <>
      Read <RelativeTime at={readAt} now={now} />
    </>
  );
}
