"use client";

import type { HubTokenView } from "@quarry/domain/hub-tokens/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { hubTokenColumns } from "./hub-token-columns.tsx";

const AddHubTokenDialog = fetchedDialog(
  async () => (await import("./add-hub-token-dialog.tsx")).AddHubTokenDialog,
  () => (
    <Button variant="primary" icon={<Plus aria-hidden />}>
      Add a token
    </Button>
  ),
);
const RemoveHubTokenDialog = dynamic(
  async () => (await import("./remove-hub-token-dialog.tsx")).RemoveHubTokenDialog,
  { ssr: false },
);

interface HubTokensProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The Hugging Face tokens that the person's teams keep for gated models. */
export function HubTokens({ now }: HubTokensProps) {
  const query = useQuery(api.hubTokens.list.queryOptions({ input: {} }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const [removing, setRemoving] = useState<HubTokenView>();
  const mayKeep = me?.permissions.includes("hub-tokens.keep") === true;
  return (
    <SettingsFrame
      title="Hub tokens"
      description="Tokens of the Hugging Face Hub that your teams keep, encrypted, to look up and serve gated models."
      actions={mayKeep ? <AddHubTokenDialog /> : null}
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-40" />}
        failed="The Hub tokens could not be loaded"
        empty={{ when: ({ items }) => items.length === 0, show: noTokens }}
      >
        {({ items }) => (
          <DataTable
            label="Hub tokens"
            toolbar={
              <p className="py-1.5 text-sm text-ink-muted">
                A model that is served with a token holds a copy of it in AWS, until the endpoint is deleted.
              </p>
            }
            columns={hubTokenColumns({ now, onRemove: setRemoving })}
            rows={items}
            rowId={({ id }) => id}
          />
        )}
      </QueryBoundary>
      <RemoveHubTokenDialog token={removing} onClose={() => setRemoving(undefined)} />
    </SettingsFrame>
  );
}

const noTokens = (
  <EmptyState
    framed
    icon={<KeyRound aria-hidden />}
    title="No Hub tokens yet"
    description="Add one to deploy a model whose terms have to be accepted at the Hugging Face Hub, such as Llama."
  />
);
