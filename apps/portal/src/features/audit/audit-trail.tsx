"use client";

import type { EventFilter } from "@quarry/domain/audit/schema";
import type { EventView } from "@quarry/domain/audit/schema";
import { PageHeader } from "@quarry/ui/page-header";
import { buttonLook } from "@quarry/ui/look/button-look";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { ChainBanner } from "./chain-banner.tsx";
import { EventDetails } from "./event-details.tsx";
import { csvAddress } from "./event-query.ts";
import { EventTable } from "./event-table.tsx";

interface AuditTrailProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The audit trail: whether it is whole, what is in it, and a way to take it along. */
export function AuditTrail({ now }: AuditTrailProps) {
  const { filter, change } = useListFilter<EventFilter>();
  const query = useQuery(api.audit.list.queryOptions({ input: filter, placeholderData: keepPreviousData }));
  const [opened, setOpened] = useState<EventView>();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title="Audit trail"
        description="Who changed what and when, in an order that cannot be altered without a trace."
        actions={
          <a href={csvAddress(filter)} download className={buttonLook({ variant: "primary", size: "md" })}>
            <Download aria-hidden />
            Download CSV
          </a>
        }
      />
      <ChainBanner />
      <EventTable
        {...{ filter, change, query, now }}
        onOpen={(event) => {
          setOpened(event);
          setOpen(true);
        }}
      />
      <EventDetails
        event={opened}
        open={isOpen}
        onOpenChange={setOpen}
        onShowSubject={(subjectId) => {
          setOpen(false);
          change({ q: "", name: undefined, actor: "", from: undefined, to: undefined, subjectId });
        }}
      />
    </>
  );
}
