"use client";

import type { SubscriptionView } from "@quarry/domain/bills/schema";
import type { MeView } from "@quarry/domain/settings/schema";
import { Button } from "@quarry/ui/button";
import { IconButton } from "@quarry/ui/icon-button";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MailPlus, X } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { refusalOf } from "@/client/refusal.ts";
import { monthInWords } from "../costs/cost-words.ts";

const SubscribeDialog = fetchedDialog(
  async () => (await import("./subscribe-dialog.tsx")).SubscribeDialog,
  () => (
    <Button size="sm" icon={<MailPlus aria-hidden />}>
      Have it sent
    </Button>
  ),
);

/** Who has the report sent each month. */
export function ReportSection({ me }: { me: MeView }) {
  const query = useQuery(api.bills.subscriptions.queryOptions({ input: {} }));
  return (
    <Section
      title="Monthly report by e-mail"
      description="A page to read and its CSV, once AWS has settled the month."
      actions={<SubscribeDialog me={me} hasMail={query.data?.hasMail !== false} />}
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-8" />}
        failed="The reports could not be loaded"
        empty={{ when: ({ items }) => items.length === 0, show: nobody }}
      >
        {({ items }) => (
          <ul className="flex flex-col">
            {items.map((one) => (
              <Subscription key={one.id} subscription={one} />
            ))}
          </ul>
        )}
      </QueryBoundary>
    </Section>
  );
}

const nobody = <p className="text-ink-muted">No report is sent yet.</p>;

function Subscription({ subscription }: { subscription: SubscriptionView }) {
  const { id, person, isOwn, teams, dayOfMonth, lastMonth } = subscription;
  const queryClient = useQueryClient();
  const { show } = useToast();
  const end = useMutation(
    api.bills.unsubscribe.mutationOptions({
      onSuccess: async () => {
        show({ title: "Report ended" });
        await queryClient.invalidateQueries({ queryKey: api.bills.subscriptions.key() });
      },
      onError: (error) => show({ title: refusalOf(error).message, tone: "danger" }),
    }),
  );
  const whose = teams.length === 0 ? "all teams" : teams.map(({ name }) => name).join(", ");
  return (
    <li className="flex items-center justify-between gap-4 border-t border-line py-1 first:border-t-0">
      <span className="min-w-0">
        {isOwn ? "You" : `${person.name} (${person.email})`}: {whose}, on day {dayOfMonth} of each month
        <span className="block text-sm text-ink-muted">
          {lastMonth === null ? "Nothing sent yet" : `Last sent for ${monthInWords(lastMonth)}`}
        </span>
      </span>
      <IconButton
        label={`End the report of ${whose} for ${isOwn ? "you" : person.name}`}
        icon={<X aria-hidden />}
        loading={end.isPending}
        onClick={() => end.mutate({ id })}
      />
    </li>
  );
}
