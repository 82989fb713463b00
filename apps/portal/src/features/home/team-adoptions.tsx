"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { EmptyState } from "@quarry/ui/empty-state";
import { Link } from "@quarry/ui/link";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ProfileMark } from "../profiles/profile-mark.tsx";
import { VerdictBadge } from "../verdicts/verdict-badge.tsx";
import { homeInputs } from "./home-inputs.ts";
import { latestAdoptions } from "./latest-adoptions.ts";
import type { LatestAdoption } from "./latest-adoptions.ts";
import { ListSkeleton } from "./list-skeleton.tsx";

const shown = 5;

interface TeamAdoptionsProps {
  me: MeView;
  now: string;
}

/** What the person's teams have taken into their catalogs lately. */
export function TeamAdoptions({ me: { teams }, now }: TeamAdoptionsProps) {
  const query = useQuery(api.profiles.list.queryOptions({ input: homeInputs.adopted }));
  const slugs = teams.map(({ slug }) => slug);
  return (
    <Section
      title={teams.length === 1 ? `Adopted by ${teams[0]?.name ?? "your team"}` : "Adopted by your teams"}
      count={query.data?.total}
      actions={<TextLink href="/profiles?scope=adopted">All adopted</TextLink>}
      flush
    >
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={3} label="Loading adopted profiles" />}
        failed="The adopted profiles could not be loaded"
        empty={{
          when: ({ items }) => items.length === 0,
          show: (
            <EmptyState
              title="Nothing adopted yet"
              description="Adopt a profile out of an export, and your whole team finds it here with its code."
            />
          ),
        }}
      >
        {({ items }) => (
          <ul>
            {latestAdoptions(items, slugs)
              .slice(0, shown)
              .map((latest) => (
                <AdoptionLine key={latest.profile.id} {...latest} now={now} />
              ))}
          </ul>
        )}
      </QueryBoundary>
    </Section>
  );
}

function AdoptionLine({ profile, adoption, now }: LatestAdoption & { now: string }) {
  const { id, type, name, baseModelId, region, verdict } = profile;
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 not-last:border-b hover:bg-hover">
      <span className="min-w-0 flex-1 basis-64">
        <span className="flex items-center gap-2">
          <ProfileMark type={type} />
          <Link
            href={`/profiles/${id}`}
            className="min-w-0 truncate rounded-sm font-medium text-accent-text after:absolute after:inset-0 hover:underline"
          >
            {name}
          </Link>
        </span>
        <span className="block truncate pl-6 text-sm text-ink-muted">
          {[baseModelId, region, `adopted by ${adoption.adoptedBy}`].filter(Boolean).join(" · ")}
        </span>
      </span>
      <VerdictBadge verdict={verdict} />
      <span className="text-sm text-ink-muted sm:w-32 sm:text-right">
        <RelativeTime at={adoption.adoptedAt} now={now} />
      </span>
    </li>
  );
}
