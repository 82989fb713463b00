import type { ProfileSuspension } from "@quarry/domain/profiles/schema";
import { Badge } from "@quarry/ui/badge";
import { Callout } from "@quarry/ui/callout";
import { TextLink } from "@quarry/ui/text-link";

interface SuspensionProps {
  suspension: ProfileSuspension | null;
}

/** Says that a budget holds a profile back, or would but for an override; nothing where none does. */
export function SuspensionBadge({ suspension }: SuspensionProps) {
  if (suspension === null) return null;
  return (
    <span title={suspension.explanation} className="inline-flex shrink-0">
      <Badge tone="warning">{suspension.isHeld ? "Suspended" : "Overridden"}</Badge>
    </span>
  );
}

/** Which budgets hold a profile back, since when and until when, with the way to those that one may read. */
export function SuspensionCallout({ suspension }: SuspensionProps) {
  if (suspension === null) return null;
  const { isHeld, explanation, budgets } = suspension;
  return (
    <Callout
      tone={isHeld ? "warning" : "info"}
      title={isHeld ? "This profile is suspended" : "A suspension of this profile is overridden"}
      action={budgets.map(({ id, name }) => (
        <TextLink key={id} href={`/costs/budgets/${id}`}>
          See the budget {name}
        </TextLink>
      ))}
    >
      {explanation}
    </Callout>
  );
}
