import type { ProfileType } from "@quarry/aws-core/profiles/schema";
import { Badge } from "@quarry/ui/badge";
import { BrainCircuit, Waypoints } from "lucide-react";

interface ProfileMarkProps {
  type: ProfileType;
}

/** The icon before a profile's name: application profiles carry the brain circuit, those of AWS a plain route. */
export function ProfileMark({ type }: ProfileMarkProps) {
  return type === "APPLICATION" ? (
    <BrainCircuit aria-hidden className="size-4 shrink-0 text-accent-text" />
  ) : (
    <Waypoints aria-hidden className="size-4 shrink-0 text-ink-faint" />
  );
}

/** Says which of the two kinds of inference profile it is. */
export function ProfileBadge({ type }: ProfileMarkProps) {
  return type === "APPLICATION" ? <Badge tone="info">Profile</Badge> : <Badge>System-defined</Badge>;
}
