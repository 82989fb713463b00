import type { ExportProfile } from "@quarry/aws-core/exports/schema";
import { Arn } from "@quarry/ui/arn";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { ProfileMark } from "../profiles/profile-mark.tsx";
import { LongList } from "./long-list.tsx";
import { PlacePath } from "./place-path.tsx";

/** The system-defined profiles that an export names; the Studio lets none of them through. */
export function FoundSystemProfiles({ profiles }: { profiles: readonly ExportProfile[] }) {
  if (profiles.length === 0) return null;
  return (
    <Section
      title="System-defined profiles"
      count={profiles.length}
      description="AWS makes these for everyone. They carry no tags, so the Studio’s permissions boundary lets no project role call them."
      flush
    >
      <LongList
        items={profiles}
        keyOf={({ arn }) => arn}
        render={({ arn, profileId, region, places: [place] }) => (
          <>
            <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
              <ProfileMark type="SYSTEM_DEFINED" />
              <span className="font-medium break-all">{profileId}</span>
              <span className="text-sm text-ink-muted">{region}</span>
              <Arn arn={arn} />
              <TextLink
                href={`/verdicts?target=${encodeURIComponent(arn)}&environment=unified-studio`}
                className="text-sm"
              >
                Check
              </TextLink>
            </div>
            {place ? <PlacePath entry={place.entry} path={place.path} /> : null}
          </>
        )}
      />
    </Section>
  );
}
