"use client";

import type { ExportReading } from "@quarry/aws-core/exports/schema";
import type { ExportView, FoundProfileView } from "@quarry/domain/exports/schema";
import { Button } from "@quarry/ui/button";
import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { FoundProfileCard } from "./found-profile-card.tsx";
import type { Adoption } from "./use-adoption.ts";

interface FoundProfilesProps {
  view: ExportView;
  reading: ExportReading;
  adoption: Adoption;
  now: string;
}

const shownAtFirst = 25;

/** The application inference profiles of an export, a card each. */
export function FoundProfiles({ view, reading, adoption, now }: FoundProfilesProps) {
  const [shown, setShown] = useState(shownAtFirst);
  const profiles = view.profiles.toSorted((left, right) => rank(left) - rank(right));
  if (profiles.length === 0) return <NothingFound reading={reading} />;
  const placesByArn = new Map(reading.profiles.map(({ arn, places }) => [arn, places]));
  const rest = profiles.length - shown;
  return (
    <section aria-labelledby="found-profiles" className="flex min-w-0 flex-col gap-2">
      <h2 id="found-profiles" className="text-lg font-semibold tracking-tight">
        Application inference profiles{" "}
        <span className="font-normal text-ink-faint tabular-nums">
          ({profiles.length.toLocaleString("en")})
        </span>
      </h2>
      <ul className="flex min-w-0 flex-col gap-3">
        {profiles.slice(0, shown).map((profile) => (
          <FoundProfileCard
            key={profile.arn}
            profile={profile}
            places={placesByArn.get(profile.arn) ?? []}
            adoption={adoption}
            now={now}
          />
        ))}
      </ul>
      {rest > 0 ? (
        <Button className="self-center" onClick={() => setShown(shown + shownAtFirst)}>
          {`Show ${Math.min(rest, shownAtFirst)} more of ${profiles.length.toLocaleString("en")}`}
        </Button>
      ) : null}
    </section>
  );
}

/** What can be used, or may turn out so, comes first. */
function rank({ verification }: FoundProfileView): number {
  return verification === "alive" || verification === "pending" ? 0 : 1;
}

function NothingFound({ reading: { warnings } }: { reading: ExportReading }) {
  return (
    <EmptyState
      framed
      icon={<SearchX aria-hidden />}
      title="No application inference profile in this file"
      description={`${warnings[0] ?? "The file was read in full."} Save the app and run it once in the Studio, then export it again.`}
      action={
        <LinkButton href="/exports" variant="primary">
          Upload another export
        </LinkButton>
      }
    />
  );
}
