"use client";

import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Tags } from "lucide-react";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { ProfileTags } from "../profiles/profile-tags.tsx";
import { profileTagsOptions } from "./profile-tags-options.ts";
import { TagChangeState } from "./tag-change-state.tsx";

const EditTags = fetchedDialog(
  async () => (await import("./edit-tags.tsx")).EditTags,
  () => (
    <Button size="sm" icon={<Tags aria-hidden />}>
      Edit tags
    </Button>
  ),
);

interface ProfileTagsSectionProps {
  profile: ProfileDetailView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** A profile's tags, where they break the policy, and what is being changed about them. */
export function ProfileTagsSection({ profile, now }: ProfileTagsSectionProps) {
  const { data } = useQuery(profileTagsOptions(useQueryClient(), profile.id));
  const tags = data?.tags ?? profile.tags;
  return (
    <Section
      title="Tags"
      count={tags.length}
      actions={data?.whyNotChange === null ? <EditTags profile={profile} /> : undefined}
    >
      <div className="flex flex-col gap-3">
        {data?.change ? <TagChangeState change={data.change} now={now} /> : null}
        {data && data.breaches.length > 0 ? (
          <Callout tone="warning" title="These tags break the policy">
            {data.breaches.map(({ sentence }) => sentence).join(" ")}{" "}
            <TextLink href="/tags">See the policy</TextLink>
          </Callout>
        ) : null}
        <ProfileTags profile={{ ...profile, tags }} />
      </div>
    </Section>
  );
}
