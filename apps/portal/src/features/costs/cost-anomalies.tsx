"use client";

import type { CostAnomalyView } from "@quarry/domain/costs/views/schema";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { formatMoney } from "@quarry/ui/text/format-money";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { costPart } from "./cost-address.ts";
import type { CostAddress } from "./cost-address-schema.ts";
import { addDays } from "@quarry/domain/costs/days-schema";
import { dayInWords, groupByWords } from "./cost-words.ts";
import { GroupName } from "./top-movers.tsx";

interface CostAnomaliesProps {
  address: CostAddress;
  hrefOf: (value: string) => string | undefined;
}

/** Days on which a group cost far more or less than it usually does, and since when. */
export function CostAnomalies({ address, hrefOf }: CostAnomaliesProps) {
  const query = useQuery(
    api.costs.anomalies.queryOptions({ input: costPart(address), placeholderData: keepPreviousData }),
  );
  return (
    <Section title="Anomalies" description={query.data?.rule ?? `By ${groupByWords(address.groupBy)}.`}>
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-24" />}
        failed="The anomalies could not be looked for"
        empty={{ when: ({ items }) => items.length === 0, show: none }}
      >
        {({ items }) => (
          <ol className="flex flex-col">
            {items.map((anomaly) => (
              <Anomaly
                key={`${anomaly.value} ${anomaly.began}`}
                anomaly={anomaly}
                href={hrefOf(anomaly.value)}
              />
            ))}
          </ol>
        )}
      </QueryBoundary>
    </Section>
  );
}

const none = <p className="text-ink-muted">Every group cost about what it usually does.</p>;

function Anomaly({ anomaly, href }: { anomaly: CostAnomalyView; href: string | undefined }) {
  const { label, direction, cost, usual, difference } = anomaly;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line py-1.5 first:border-t-0">
      <div className="min-w-0">
        <GroupName label={label} href={href} />
        <p className="text-xs text-ink-muted">{periodOf(anomaly)}</p>
      </div>
      <p className="ml-auto shrink-0 text-right tabular-nums">
        <span className="font-medium" title={`${difference} USD`}>
          {formatMoney(difference.replace("-", ""), "USD", "cents")} {direction}
        </span>
        <span className="block text-xs text-ink-faint">
          {formatMoney(cost, "USD", "cents")}, usually {formatMoney(usual, "USD", "cents")}
        </span>
      </p>
    </li>
  );
}

function periodOf({ began, ended, days, isEstimated }: CostAnomalyView): string {
  const count = days === 1 ? "1 day" : `${days} days`;
  const when =
    ended === null
      ? `Since ${dayInWords(began)}, ${count} so far`
      : `${dayInWords(began)} to ${dayInWords(addDays(ended, -1))}, ${count}`;
  return isEstimated ? `${when}, estimated` : when;
}
