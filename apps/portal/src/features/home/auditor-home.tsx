"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { ScrollText } from "lucide-react";
import { ChainBanner } from "../audit/chain-banner.tsx";
import { CatalogAge } from "./catalog-age.tsx";
import { LatestEvents } from "./latest-events.tsx";
import { NextSteps } from "./next-steps.tsx";

interface AuditorHomeProps {
  me: MeView;
  now: string;
}

/** The home page of auditors: whether the trail can be trusted, and what happened last. */
export function AuditorHome({ me, now }: AuditorHomeProps) {
  return (
    <>
      <PageHeader
        title={`Welcome, ${me.name}`}
        description="Every change in Quarry leaves an event that cannot be altered without a trace."
        actions={
          <LinkButton href="/audit" variant="primary" icon={<ScrollText aria-hidden />}>
            Open the audit trail
          </LinkButton>
        }
      />
      <ChainBanner />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <LatestEvents now={now} />
        <div className="flex min-w-0 flex-col gap-4">
          <NextSteps permissions={me.permissions} />
          <CatalogAge now={now} />
        </div>
      </div>
    </>
  );
}
