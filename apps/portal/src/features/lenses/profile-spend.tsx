"use client";

import { LinkButton } from "@quarry/ui/link-button";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesCombined } from "lucide-react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { LensFigures } from "./lens-figures.tsx";

interface ProfileSpendProps {
  id: string;
  /** The time of the page, ISO 8601. */
  now: string;
}

const days = 30;

/** What a profile cost in the last days, through all three lenses; for those who may see its cost. */
export function ProfileSpend({ id, now }: ProfileSpendProps) {
  const { data: view, error } = useQuery(
    api.lenses.get.queryOptions({ input: { profileId: id, days }, retry: false }),
  );
  return (
    <Section
      title="Spend"
      description={`The last ${days} days: as billed, as metered minutes ago, and to the end of the month.`}
      actions={
        <LinkButton href="/costs/lenses" size="sm" icon={<ChartNoAxesCombined aria-hidden />}>
          Compare all
        </LinkButton>
      }
    >
      {error ? <p className="text-ink-muted">{refusalOf(error).message}</p> : null}
      {view ? (
        <>
          <LensFigures view={view} now={now} />
          {view.withoutBill === null ? null : (
            <p className="pt-2 text-sm text-ink-muted">{view.withoutBill}</p>
          )}
        </>
      ) : null}
      {view || error ? null : <Skeleton className="h-24" />}
    </Section>
  );
}
