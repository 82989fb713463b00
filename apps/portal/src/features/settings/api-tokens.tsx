"use client";

import type { TokenView } from "@quarry/domain/settings/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { Skeleton } from "@quarry/ui/skeleton";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { RevokeTokenDialog } from "./revoke-token-dialog.tsx";
import { SettingsFrame } from "./settings-frame.tsx";
import { tokenColumns } from "./token-columns.tsx";

const CreateTokenDialog = fetchedDialog(
  async () => (await import("./create-token-dialog.tsx")).CreateTokenDialog,
  () => (
    <Button variant="primary" icon={<Plus aria-hidden />}>
      Create token
    </Button>
  ),
);

interface ApiTokensProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** One's own API tokens: made here, shown once, revoked here. */
export function ApiTokens({ now }: ApiTokensProps) {
  const query = useQuery(api.settings.tokens.queryOptions({ input: {} }));
  const [revoking, setRevoking] = useState<TokenView>();
  return (
    <SettingsFrame
      title="API tokens"
      description="A token lets a program act as you, with your roles, until it expires or you revoke it."
      actions={<CreateTokenDialog />}
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-40" />}
        failed="Your tokens could not be loaded"
        empty={{ when: ({ tokens }) => tokens.length === 0, show: noTokens }}
      >
        {({ tokens }) => (
          <DataTable
            label="Your API tokens"
            toolbar={
              <p className="py-1.5 text-sm text-ink-muted">
                What a program can do with one is in the{" "}
                <TextLink href="/api-reference">API reference</TextLink>.
              </p>
            }
            columns={tokenColumns({ now, onRevoke: setRevoking })}
            rows={tokens}
            rowId={({ id }) => id}
          />
        )}
      </QueryBoundary>
      <RevokeTokenDialog token={revoking} onClose={() => setRevoking(undefined)} />
    </SettingsFrame>
  );
}

const noTokens = (
  <EmptyState
    framed
    icon={<KeyRound aria-hidden />}
    title="No tokens yet"
    description="Create one for a notebook, a pipeline or the command line."
  />
);
