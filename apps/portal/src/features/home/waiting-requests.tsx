"use client";

import type { RequestSummaryView } from "@quarry/domain/requests/schema";
import { Link } from "@quarry/ui/link";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { MonthlyCost } from "../requests/monthly-cost.tsx";
import { homeInputs } from "./home-inputs.ts";

const shown = 5;

/** Requests that wait for this person's decision; nothing while there are none. */
export function WaitingRequests({ now }: { now: string }) {
  const { data } = useQuery(api.requests.list.queryOptions({ input: homeInputs.waiting }));
  if (!data || data.total === 0) return null;
  return (
    <Section
      title="Waiting for you"
      count={data.total}
      actions={<TextLink href="/requests?scope=decide">All of them</TextLink>}
      flush
    >
      <ul>
        {data.items.slice(0, shown).map((request) => (
          <WaitingLine key={request.id} request={request} now={now} />
        ))}
      </ul>
    </Section>
  );
}

function WaitingLine({ request, now }: { request: RequestSummaryView; now: string }) {
  const { id, title, requester, region, monthlyMicrodollars, submittedAt } = request;
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 not-last:border-b hover:bg-hover">
      <span className="min-w-0 flex-1 basis-64">
        <Link
          href={`/requests/${id}`}
          className="rounded-sm font-medium text-accent-text after:absolute after:inset-0 hover:underline"
        >
          {title}
        </Link>
        <span className="block truncate text-sm text-ink-muted">
          {requester.name} · {region}
        </span>
      </span>
      <span className="text-sm">
        <MonthlyCost microdollars={monthlyMicrodollars} /> a month
      </span>
      <span className="text-sm text-ink-muted sm:w-32 sm:text-right">
        <RelativeTime at={submittedAt} now={now} />
      </span>
    </li>
  );
}
