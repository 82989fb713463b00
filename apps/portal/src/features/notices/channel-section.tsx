"use client";

import type { ChannelView } from "@quarry/domain/notices/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Megaphone, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { refusalOf } from "@/client/refusal.ts";
import { channelColumns } from "./channel-columns.tsx";

interface ChannelSectionProps {
  now: string;
  mayManage: boolean;
}

const pollMilliseconds = 5_000;
const AddChannelDialog = fetchedDialog(
  async () => (await import("./add-channel-dialog.tsx")).AddChannelDialog,
  () => (
    <Button variant="primary" icon={<Plus aria-hidden />}>
      Add channel
    </Button>
  ),
);
const ChangeChannelDialog = dynamic(
  async () => (await import("./change-channel-dialog.tsx")).ChangeChannelDialog,
  { ssr: false },
);
const RemoveChannelDialog = dynamic(
  async () => (await import("./remove-channel-dialog.tsx")).RemoveChannelDialog,
  { ssr: false },
);

/** Where teams are told besides the portal; admins add, try and remove channels here. */
export function ChannelSection({ now, mayManage }: ChannelSectionProps) {
  const [changing, setChanging] = useState<ChannelView>();
  const [removing, setRemoving] = useState<ChannelView>();
  const onTest = useChannelTest();
  const query = useQuery(
    api.notices.channels.queryOptions({
      input: {},
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ last }) => last?.state === "waiting") ? pollMilliseconds : false,
    }),
  );
  const options = { now, mayManage, onTest, onChange: setChanging, onRemove: setRemoving };
  return (
    <Section
      title="Channels of teams"
      description={describe(query.data?.hosts)}
      actions={mayManage && query.data ? <AddChannelDialog kinds={query.data.kinds} /> : null}
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-24" />}
        failed="The channels could not be loaded"
        empty={{ when: ({ items }) => items.length === 0, show: noChannels }}
      >
        {({ items }) => (
          <DataTable label="Channels" columns={channelColumns(options)} rows={items} rowId={({ id }) => id} />
        )}
      </QueryBoundary>
      {mayManage ? (
        <>
          <ChangeChannelDialog
            channel={changing}
            kinds={query.data?.kinds ?? []}
            onClose={() => setChanging(undefined)}
          />
          <RemoveChannelDialog channel={removing} onClose={() => setRemoving(undefined)} />
        </>
      ) : null}
    </Section>
  );
}

function useChannelTest() {
  const queryClient = useQueryClient();
  const { show } = useToast();
  const test = useMutation(
    api.notices.testChannel.mutationOptions({
      onSuccess: ({ name }) => show({ title: `A test is on its way to ${name}` }),
      onError: (error) => show({ title: "No test was sent", description: refusalOf(error).message }),
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.notices.channels.key() }),
    }),
  );
  return ({ id }: ChannelView) => test.mutate({ id });
}

function describe(hosts: readonly string[] | undefined): string {
  const what = "Slack, or a webhook that a program of yours takes. An admin sets them.";
  if (hosts === undefined) return what;
  return hosts.length === 0
    ? `${what} No host is allowed yet: an operator names them in QUARRY_WEBHOOK_HOSTS.`
    : `${what} Allowed hosts: ${hosts.join(", ")}.`;
}

const noChannels = (
  <EmptyState
    icon={<Megaphone aria-hidden />}
    title="No channel yet"
    description="People are told in the portal, and by e-mail where it is on."
  />
);
