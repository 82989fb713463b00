import type { TagChangeView } from "@quarry/domain/tags/schema";
import { Callout } from "@quarry/ui/callout";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { RelativeTime } from "@quarry/ui/relative-time";

interface TagChangeStateProps {
  change: TagChangeView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** How the last change of a profile's tags stands; one that went well needs no words. */
export function TagChangeState({ change, now }: TagChangeStateProps) {
  const { state, askedBy, askedAt, attempt, failure } = change;
  if (state === "waiting") {
    return (
      <Callout title="The tags are being changed in AWS">
        {askedBy} asked for it <RelativeTime at={askedAt} now={now} />.
        {attempt > 1 ? ` AWS did not answer at once; this is attempt ${attempt}.` : null}
      </Callout>
    );
  }
  if (!failure) return null;
  return (
    <ErrorPanel
      title={failure.title}
      explanation={
        <>
          The change that {askedBy} asked for <RelativeTime at={askedAt} now={now} /> was not made, or not
          wholly. {failure.cause}
        </>
      }
      remedy={failure.remedy}
    />
  );
}
