"use client";

import { Link } from "@quarry/ui/link";
import { Section } from "@quarry/ui/section";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

const shown = 5;

/** Profiles of one's teams that are deleted soon; nothing while there are none. */
export function EndingProfiles() {
  const { data } = useQuery(api.profiles.ending.queryOptions({ input: {} }));
  if (!data || data.length === 0) return null;
  return (
    <Section
      title="Ending soon"
      count={data.length}
      description="Deleted in AWS on that day, unless somebody moves it."
      flush
    >
      <ul>
        {data.slice(0, shown).map(({ id, name, region, expiresOn }) => (
          <li
            key={id}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 not-last:border-b hover:bg-hover"
          >
            <span className="min-w-0 flex-1 basis-64">
              <Link
                href={`/profiles/${id}`}
                className="rounded-sm font-medium text-accent-text after:absolute after:inset-0 hover:underline"
              >
                {name}
              </Link>
              <span className="block text-sm text-ink-muted">{region}</span>
            </span>
            <time dateTime={expiresOn} className="text-sm text-warning-text">
              {expiresOn}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
