"use client";

import type { MeterView, SourceView } from "@quarry/domain/costs/sources/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Plus, ReceiptText } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { billColumns } from "./bill-columns.tsx";
import { SourceProgress } from "./first-reading.tsx";
import { PaidCalls } from "./paid-calls.tsx";

const BillDialog = dynamic(async () => (await import("./bill-dialog.tsx")).BillDialog, { ssr: false });
const RefreshBillDialog = dynamic(async () => (await import("./refresh-bill-dialog.tsx")).RefreshBillDialog, {
  ssr: false,
});
const DisconnectBillDialog = dynamic(
  async () => (await import("./disconnect-bill-dialog.tsx")).DisconnectBillDialog,
  { ssr: false },
);

interface BillSettingsProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

const pollMilliseconds = 3_000;

/** The bills that are read, what reading them costs, and how far they are held. */
export function BillSettings({ now }: BillSettingsProps) {
  const query = useQuery(
    api.costs.sources.queryOptions({
      input: {},
      refetchInterval: ({ state }) =>
        state.data?.sources.some(({ isReading }) => isReading) ? pollMilliseconds : false,
    }),
  );
  const meters = useQuery(api.costs.meter.queryOptions({ input: {} })).data?.meters;
  const [editing, setEditing] = useState<SourceView | "new">();
  const [refreshing, setRefreshing] = useState<MeterView>();
  const [disconnecting, setDisconnecting] = useState<SourceView>();
  const columns = billColumns({
    onRefresh: ({ connectionId }) =>
      setRefreshing(meters?.find((meter) => meter.connectionId === connectionId)),
    onChange: setEditing,
    onDisconnect: setDisconnecting,
  });
  return (
    <SettingsFrame
      title="Costs"
      description="The bills that Quarry reads, so that costs can be shown by team, project and profile."
      actions={
        <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setEditing("new")}>
          Connect a bill
        </Button>
      }
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-40" />}
        failed="The bills could not be loaded"
        empty={{ when: ({ sources }) => sources.length === 0, show: noBills }}
      >
        {({ sources }) => (
          <>
            <DataTable
              label="Bills"
              toolbar={<PaidCalls now={now} />}
              columns={columns}
              rows={sources}
              rowId={({ id }) => id}
            />
            {sources.filter(isIncomplete).map((source) => (
              <Section key={source.id} title={`What is being read of ${source.connection}`}>
                <SourceProgress source={source} />
              </Section>
            ))}
          </>
        )}
      </QueryBoundary>
      <BillDialog
        source={editing}
        sources={query.data?.sources ?? []}
        onClose={() => setEditing(undefined)}
      />
      <RefreshBillDialog meter={refreshing} onClose={() => setRefreshing(undefined)} />
      <DisconnectBillDialog source={disconnecting} onClose={() => setDisconnecting(undefined)} />
    </SettingsFrame>
  );
}

/** Some of what the bill is to be divided by has not been read yet. */
const isIncomplete = ({ groupings }: SourceView): boolean =>
  groupings.some(({ heldUntil }) => heldUntil === null);

const noBills = (
  <EmptyState
    framed
    icon={<ReceiptText aria-hidden />}
    title="No bill is connected"
    description="Connect the bill of the account that pays. Ten paid calls a day, $0.10, are enough for most."
  />
);
