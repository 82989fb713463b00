"use client";

import type { MirrorStateView, ProfileFilter } from "@quarry/domain/profiles/schema";
import { Button } from "@quarry/ui/button";
import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { BrainCircuit, SearchX, Unplug } from "lucide-react";
import { isNarrowed, widest } from "./profile-query.ts";

interface EmptyCatalogProps {
  filter: ProfileFilter;
  onFilter: (part: Partial<ProfileFilter>) => void;
  total: number;
  state: MirrorStateView | undefined;
}

/** Why the list is empty, and what to do first. */
export function EmptyCatalog({ filter, onFilter, total, state }: EmptyCatalogProps) {
  if (total > 0) {
    const action = <Button onClick={() => onFilter({ page: 1 })}>Go to the first page</Button>;
    return (
      <EmptyState icon={<SearchX aria-hidden />} title="The list ends before this page" action={action} />
    );
  }
  if (isNarrowed(filter)) {
    const action = <Button onClick={() => onFilter(widest)}>Clear filters</Button>;
    const description = "Take a filter away, or look in another view.";
    return (
      <EmptyState icon={<SearchX aria-hidden />} title="No profile matches" {...{ description, action }} />
    );
  }
  return <EmptyView scope={filter.scope} state={state} />;
}

function EmptyView({ scope, state }: { scope: ProfileFilter["scope"]; state: MirrorStateView | undefined }) {
  const icon = <BrainCircuit aria-hidden />;
  if (scope === "adopted") {
    const description =
      "Upload an export: the profiles found in it can be adopted into the catalog of your team.";
    const action = <LinkButton href="/exports">Upload an export</LinkButton>;
    return <EmptyState title="Your team has adopted no profile yet" {...{ icon, description, action }} />;
  }
  if (scope === "gone") {
    return (
      <EmptyState
        title="Nothing is gone"
        description="AWS still lists every profile seen so far."
        icon={icon}
      />
    );
  }
  if (state?.refreshing) {
    return (
      <EmptyState
        title="The profiles are being read from AWS"
        description="This takes some seconds."
        icon={icon}
      />
    );
  }
  if (state?.regions.some(({ error }) => error !== null)) {
    const description = "Nothing is known yet. The reason AWS gave stands above the list.";
    return (
      <EmptyState
        title="The profiles could not be read"
        description={description}
        icon={<Unplug aria-hidden />}
      />
    );
  }
  const description = "Refresh to read them from AWS, or connect another account in the settings.";
  return <EmptyState title="No profile has been seen" {...{ icon, description }} />;
}
