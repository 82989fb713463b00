import type { FoundProfileView } from "@quarry/domain/exports/schema";
import { Arn } from "@quarry/ui/arn";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { TextLink } from "@quarry/ui/text-link";
import { counted } from "./counted.ts";
import type { Adoption } from "./use-adoption.ts";

interface AdoptionOutcomeProps {
  adoption: Adoption;
  profiles: readonly FoundProfileView[];
}

/** What came of the last adoption: the profiles taken in, and those refused with the reason. */
export function AdoptionOutcome({ adoption, profiles }: AdoptionOutcomeProps) {
  const { outcome, refusal, forget, teamLabel } = adoption;
  const dismiss = (
    <Button size="sm" onClick={forget}>
      Dismiss
    </Button>
  );
  if (refusal) {
    return (
      <Callout tone="danger" title="Nothing was adopted" action={dismiss} urgent>
        {refusal.message}
      </Callout>
    );
  }
  if (!outcome) return null;
  const { adopted, refused } = outcome;
  const nameOf = (arn: string) => profiles.find((profile) => profile.arn === arn)?.name ?? arn;
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      {adopted.length > 0 ? (
        <Callout
          tone="success"
          title={`${counted(adopted.length, "profile")} adopted into the ${teamLabel} catalog`}
          action={dismiss}
        >
          <ul>
            {adopted.map(({ arn, profileId }) => (
              <li key={arn}>
                <TextLink href={`/profiles/${profileId}`}>{nameOf(arn)}</TextLink>
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {refused.length > 0 ? (
        <Callout
          tone="warning"
          title={`${counted(refused.length, "profile")} not adopted`}
          action={adopted.length > 0 ? null : dismiss}
        >
          <ul>
            {refused.map(({ arn, reason }) => (
              <li key={arn}>
                <Arn arn={arn} /> {reason}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </div>
  );
}
