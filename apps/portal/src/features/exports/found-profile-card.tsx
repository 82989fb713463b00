import type { ExportPlace } from "@quarry/aws-core/exports/schema";
import type { FoundProfileView } from "@quarry/domain/exports/schema";
import { Arn } from "@quarry/ui/arn";
import { Badge } from "@quarry/ui/badge";
import { Checkbox } from "@quarry/ui/checkbox";
import { ProfileBadge, ProfileMark } from "../profiles/profile-mark.tsx";
import { FoundProfileActions } from "./found-profile-actions.tsx";
import { ProfilePlaces } from "./profile-places.tsx";
import { ProfileStanding } from "./profile-standing.tsx";
import type { Adoption } from "./use-adoption.ts";

interface FoundProfileCardProps {
  profile: FoundProfileView;
  places: readonly ExportPlace[];
  adoption: Adoption;
  now: string;
}

/** A profile found in an export: what it is, whether it is alive, whether the Studio lets it through, where it stands. */
export function FoundProfileCard({ profile, places, adoption, now }: FoundProfileCardProps) {
  const { arn, baseModelId, adoptedByTeam } = profile;
  const name = profile.name ?? arn.slice(arn.lastIndexOf("/") + 1);
  const { adoptable, selected, select, teamLabel } = adoption;
  const isSelectable = adoptable.length > 1 && adoptable.includes(arn);
  return (
    <li className="min-w-0 rounded-lg border border-l-3 border-line border-l-accent-text bg-surface">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3 pb-2">
        {isSelectable ? (
          <Checkbox
            label={`Select ${name}`}
            labelHidden
            checked={selected.includes(arn)}
            onChange={(isTicked) => select(arn, isTicked)}
          />
        ) : null}
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <ProfileMark type="APPLICATION" />
            <h3 className="min-w-0 font-semibold break-all">{name}</h3>
            <ProfileBadge type="APPLICATION" />
            {adoptedByTeam ? <Badge tone="success">In {teamLabel} catalog</Badge> : null}
          </div>
          <div className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-4">
            <Arn arn={arn} limit={72} />
            {baseModelId === null ? null : (
              <span className="text-sm text-ink-muted">
                Base model <code className="font-mono text-xs text-ink">{baseModelId}</code>
              </span>
            )}
          </div>
        </div>
        <FoundProfileActions profile={profile} name={name} adoption={adoption} />
      </div>
      <ProfileStanding profile={profile} now={now} />
      <ProfilePlaces places={places} />
    </li>
  );
}
