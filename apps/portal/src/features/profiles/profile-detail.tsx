"use client";

import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { Badge } from "@quarry/ui/badge";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { useQuery } from "@tanstack/react-query";
import { MessagesSquare, ShieldQuestion } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ProfileAliases } from "../aliases/profile-aliases.tsx";
import { ProfileSpend } from "../lenses/profile-spend.tsx";
import { ProfileTagsSection } from "../tags/profile-tags-section.tsx";
import { VerdictBadge } from "../verdicts/verdict-badge.tsx";
import { VerdictExplanation } from "../verdicts/verdict-explanation.tsx";
import { CodeFiles } from "./code-files.tsx";
import { CopyCodeButton } from "./copy-code-button.tsx";
import { PolicyList } from "./policy-list.tsx";
import { ProfileFacts } from "./profile-facts.tsx";
import { ProfileBadge, ProfileMark } from "./profile-mark.tsx";
import { ProfileLife } from "./profile-life.tsx";
import { ProfileModels } from "./profile-models.tsx";
import { ProfileProvenance } from "./profile-provenance.tsx";
import { ProfileSkeleton } from "./profile-skeleton.tsx";
import { ProfileSnippets } from "./profile-snippets.tsx";
import { SuspensionBadge, SuspensionCallout } from "./profile-suspension.tsx";

interface ProfileDetailProps {
  id: string;
  /** The time of the page, ISO 8601. */
  now: string;
}

const pollMilliseconds = 1_000;

/** One inference profile: what it is, whether the Studio lets it be called, and code that calls it. */
export function ProfileDetail({ id, now }: ProfileDetailProps) {
  const profile = useQuery(
    api.profiles.get.queryOptions({
      input: { id },
      refetchInterval: ({ state: { data } }) => (data?.care.deletionWantedAt ? pollMilliseconds : false),
    }),
  );
  return (
    <QueryBoundary query={profile} loading={<ProfileSkeleton />} failed="The profile could not be loaded">
      {(view) => <LoadedProfile profile={view} now={now} />}
    </QueryBoundary>
  );
}

function LoadedProfile({ profile, now }: { profile: ProfileDetailView; now: string }) {
  return (
    <>
      <ProfileHeader profile={profile} />
      {profile.goneAt === null ? null : (
        <Callout tone="danger" title="AWS no longer lists this profile">
          It was last seen <RelativeTime at={profile.lastSeenAt} now={now} />; calls to it fail. Choose
          another profile, or ask for a new one.
        </Callout>
      )}
      <SuspensionCallout suspension={profile.suspension} />
      <Section title="Facts">
        <ProfileFacts profile={profile} now={now} />
      </Section>
      {profile.type === "APPLICATION" && profile.care.maySeeCost ? (
        <ProfileSpend id={profile.id} now={now} />
      ) : null}
      <Section
        title="Code"
        description="Filled in with this profile’s ARN and Region; it runs with your AWS credentials."
      >
        <ProfileSnippets id={profile.id} />
      </Section>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Section title="SageMaker Unified Studio" actions={<VerdictActions profile={profile} />}>
          <VerdictExplanation verdict={profile.studioVerdict} />
        </Section>
        <ProfileTagsSection profile={profile} now={now} />
        {profile.type === "APPLICATION" ? <ProfileLife profile={profile} now={now} /> : null}
        {profile.type === "APPLICATION" ? <ProfileAliases profile={profile} now={now} /> : null}
        <Section title="Where it came from">
          <ProfileProvenance profile={profile} now={now} />
        </Section>
        <Section title="Models it routes to" count={profile.models.length}>
          <ProfileModels models={profile.models} />
        </Section>
      </div>
      <Section
        title="Infrastructure files"
        description="The same profile for your own pipeline: made by it, or taken over where it exists."
      >
        <CodeFiles id={profile.id} />
      </Section>
      <Section
        title="IAM policies"
        description="What a role needs to call this profile, and to manage profiles like it; nothing more."
      >
        <PolicyList id={profile.id} />
      </Section>
    </>
  );
}

function ProfileHeader({ profile }: { profile: ProfileDetailView }) {
  const { id, type, name, goneAt, studioVerdict, description, suspension } = profile;
  return (
    <PageHeader
      title={name}
      description={
        description || "An inference profile of Amazon Bedrock, as AWS describes it and as your team uses it."
      }
      breadcrumbs={<Breadcrumbs items={[{ label: "Catalog", href: "/profiles" }]} />}
      mark={<ProfileMark type={type} />}
      badges={
        <>
          <ProfileBadge type={type} />
          <VerdictBadge verdict={studioVerdict.verdict} usable={studioVerdict.usable} />
          <SuspensionBadge suspension={suspension} />
          {goneAt === null ? null : <Badge tone="danger">Gone</Badge>}
        </>
      }
      actions={
        <>
          <CopyCodeButton id={id} />
          {goneAt === null ? (
            <LinkButton
              href={`/playground?profile=${id}`}
              variant="primary"
              icon={<MessagesSquare aria-hidden />}
            >
              Try in playground
            </LinkButton>
          ) : null}
        </>
      }
    />
  );
}

function VerdictActions({ profile: { arn } }: { profile: ProfileDetailView }) {
  return (
    <LinkButton
      href={`/verdicts?target=${encodeURIComponent(arn)}&environment=unified-studio`}
      size="sm"
      icon={<ShieldQuestion aria-hidden />}
    >
      Check for a project
    </LinkButton>
  );
}
