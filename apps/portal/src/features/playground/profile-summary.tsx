import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { Arn } from "@quarry/ui/arn";
import { Callout } from "@quarry/ui/callout";
import { TextLink } from "@quarry/ui/text-link";
import { ProfileBadge, ProfileMark } from "../profiles/profile-mark.tsx";
import { SuspensionCallout } from "../profiles/profile-suspension.tsx";
import { RoutingChip } from "../profiles/routing-chip.tsx";

interface ProfileSummaryProps {
  profile: ProfileDetailView;
}

/** What the chosen profile is, and why it could not be called if that is so. */
export function ProfileSummary({ profile }: ProfileSummaryProps) {
  const { id, type, baseModelId, region, arn } = profile;
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm">
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 max-lg:hidden">
        <ProfileMark type={type} />
        <ProfileBadge type={type} />
        <span className="whitespace-nowrap">{region}</span>
        <RoutingChip profile={profile} />
        <TextLink href={`/profiles/${id}`}>Details</TextLink>
      </p>
      <p className="font-mono text-xs break-all text-ink-muted max-lg:hidden">
        {baseModelId ?? "Model unknown"}
      </p>
      <div className="max-lg:hidden">
        <Arn arn={arn} limit={34} />
      </div>
      <SuspensionCallout suspension={profile.suspension} />
      <Obstacle profile={profile} />
    </div>
  );
}

/** Whether a call through the profile can succeed at all. */
export function isCallable(profile: ProfileDetailView): boolean {
  return profile.goneAt === null && (profile?.parameters ?? null)?.converse !== false;
}

function Obstacle({ profile }: ProfileSummaryProps) {
  if (profile.goneAt !== null) {
    return (
      <Callout tone="danger" title="AWS no longer lists this profile">
        Choose another one.
      </Callout>
    );
  }
  if (isCallable(profile)) return null;
  return (
    <Callout tone="warning" title="This model holds no conversations">
      It makes images, embeddings or speech, and does not answer Converse. Choose a text model.
    </Callout>
  );
}
