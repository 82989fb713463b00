import type { FoundProfileView } from "@quarry/domain/exports/schema";
import { Button } from "@quarry/ui/button";
import { LinkButton } from "@quarry/ui/link-button";
import { BookmarkPlus, BrainCircuit, Code, MessagesSquare } from "lucide-react";
import type { Adoption } from "./use-adoption.ts";

interface FoundProfileActionsProps {
  profile: FoundProfileView;
  name: string;
  adoption: Adoption;
}

/** What can be done with a found profile: adopt it, or go on with it once it is adopted. */
export function FoundProfileActions({ profile, name, adoption }: FoundProfileActionsProps) {
  const { arn, profileId, adoptedByTeam } = profile;
  const { adoptable, adopt, adopting } = adoption;
  if (adoptedByTeam && profileId !== null) {
    return (
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`/profiles/${profileId}`} size="sm" icon={<BrainCircuit aria-hidden />}>
          Profile
        </LinkButton>
        <LinkButton href={`/profiles/${profileId}#code`} size="sm" icon={<Code aria-hidden />}>
          Code
        </LinkButton>
        <LinkButton href={`/playground?profile=${profileId}`} size="sm" icon={<MessagesSquare aria-hidden />}>
          Playground
        </LinkButton>
      </div>
    );
  }
  // A single profile is adopted by the main action of the page.
  if (adoptable.length < 2 || !adoptable.includes(arn)) return null;
  return (
    <Button
      size="sm"
      icon={<BookmarkPlus aria-hidden />}
      aria-label={`Adopt ${name}`}
      disabled={adopting.length > 0 && !adopting.includes(arn)}
      loading={adopting.includes(arn)}
      onClick={() => adopt([arn])}
    >
      Adopt
    </Button>
  );
}
