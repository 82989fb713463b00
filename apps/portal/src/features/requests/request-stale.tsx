import type { RequestView } from "@quarry/domain/requests/schema";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";

/** Why a request that waits cannot be approved any more, and what mends it, for whoever looks at it. */
export function RequestStale({ request }: { request: RequestView }) {
  const { id, whyStale, mayEdit, mayDecide } = request;
  if (whyStale === null) return null;
  return (
    <Callout
      tone="warning"
      title="It cannot be approved as it is"
      action={
        mayEdit && !mayDecide ? (
          <LinkButton href={`/requests/${id}/edit`}>Make a new plan</LinkButton>
        ) : undefined
      }
    >
      {whyStale} {remedyFor(request)}
    </Callout>
  );
}

function remedyFor({ mayEdit, mayDecide, requester, team }: RequestView): string {
  if (mayDecide) {
    return `Ask ${requester.name} to save it again, which makes a new version with today’s price; whoever saves it may not decide on it.`;
  }
  return mayEdit
    ? "Save it again, changed or not: that makes a new version with today’s price, which the approvers decide on anew."
    : `Somebody of team ${team} has to save it again, which makes a new version with today’s price.`;
}
