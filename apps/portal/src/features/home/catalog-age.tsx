"use client";

import { Section } from "@quarry/ui/section";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { CatalogFreshness } from "../profiles/catalog-freshness.tsx";
import { mirrorStateOptions } from "../profiles/mirror-state-options.ts";
import { troublesOf } from "../profiles/read-freshness.ts";

interface CatalogAgeProps {
  now: string;
}

/** When the catalog was last read from AWS, and whether a region stayed out. */
export function CatalogAge({ now }: CatalogAgeProps) {
  const query = useQuery(mirrorStateOptions(useQueryClient()));
  return (
    <Section title="Freshness of the catalog">
      <QueryBoundary
        query={query}
        loading={<SkeletonText lines={1} />}
        failed="The freshness could not be loaded"
      >
        {(state) => {
          const failed = troublesOf(state.regions).flatMap(({ regions }) => regions);
          return (
            <>
              <CatalogFreshness state={state} mayRefresh={false} now={now} />
              {failed.length === 0 ? null : (
                <p className="mt-1 text-sm text-warning-text">
                  {names.format(failed)} could not be read. <TextLink href="/profiles">See why</TextLink>
                </p>
              )}
            </>
          );
        }}
      </QueryBoundary>
    </Section>
  );
}

const names = new Intl.ListFormat("en");
