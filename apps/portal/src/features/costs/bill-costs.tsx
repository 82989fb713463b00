"use client";

import { buttonLook } from "@quarry/ui/look/button-look";
import { LinkButton } from "@quarry/ui/link-button";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Download, Settings } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import type { CostAddress } from "./cost-address-schema.ts";
import { costQuery } from "./cost-address.ts";
import { CostReport } from "./cost-report.tsx";
import { CostsFrame } from "./costs-frame.tsx";
import { csvAddress } from "./csv-address.ts";
import { FirstReading } from "./first-reading.tsx";
import type { Groupings } from "./group-by-field.tsx";
import { NoBill } from "./no-bill.tsx";

interface BillCostsProps {
  /** The time of the page, ISO 8601. */
  now: string;
  /** Whether the person says which bills are read. */
  mayGovern: boolean;
}

/** What the bills say, by any of their dimensions and tags. */
export function BillCosts({ now, mayGovern }: BillCostsProps) {
  const { filter: address, change } = useListFilter<CostAddress>();
  const groupings = useQuery(
    api.costs.groupings.queryOptions({
      input: {},
      refetchInterval: ({ state }) => (isAwaited(state.data) ? pollMilliseconds : false),
    }),
  );
  return (
    <CostsFrame
      title="Costs"
      description="What Bedrock and SageMaker cost, as AWS bills it: by service, model, account, tag and profile."
      actions={
        <>
          {mayGovern ? (
            <LinkButton href="/settings/costs" icon={<Settings aria-hidden />}>
              Bills
            </LinkButton>
          ) : null}
          <a
            href={csvAddress(costQuery(address, now.slice(0, 10)))}
            download
            className={buttonLook({ variant: "primary", size: "md" })}
          >
            <Download aria-hidden />
            Download CSV
          </a>
        </>
      }
    >
      <QueryBoundary
        query={groupings}
        loading={<Skeleton className="h-120" />}
        failed="The bills could not be looked up"
        empty={{ when: ({ bills }) => bills.length === 0, show: <NoBill mayGovern={mayGovern} /> }}
      >
        {(found) =>
          isHeld(found) ? (
            <CostReport address={address} onChange={change} groupings={found} now={now} />
          ) : (
            <FirstReading now={now} />
          )
        }
      </QueryBoundary>
    </CostsFrame>
  );
}

const pollMilliseconds = 3_000;

/** Whether any day of any bill has been read. */
const isHeld = ({ items }: Groupings): boolean => items.some(({ heldUntil }) => heldUntil !== null);

const isAwaited = (found: Groupings | undefined): boolean =>
  found !== undefined && found.bills.length > 0 && !isHeld(found);
