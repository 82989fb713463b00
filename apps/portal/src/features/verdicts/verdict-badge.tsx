import type { StudioVerdict } from "@quarry/aws-core/verdicts/schema";
import { Badge } from "@quarry/ui/badge";
import type { BadgeProps } from "@quarry/ui/badge";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";
import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { verdictLabels } from "./verdict-words.ts";

interface VerdictBadgeProps {
  verdict: StudioVerdict["verdict"];
  /** Whether it can be used; without it, what the verdict alone tells. */
  usable?: StudioVerdict["usable"] | undefined;
}

/** Whether a profile can be used from SageMaker Unified Studio, in two or three words. */
export function VerdictBadge({ verdict, usable = usableByVerdict[verdict] }: VerdictBadgeProps) {
  const { tone, icon, spoken } = looks[usable];
  return (
    <Badge tone={tone} icon={icon}>
      <VisuallyHidden>{spoken}: </VisuallyHidden>
      {verdictLabels[verdict]}
    </Badge>
  );
}

const usableByVerdict: Record<StudioVerdict["verdict"], StudioVerdict["usable"]> = {
  "studio-made": "yes",
  "tagged-for-project": "yes",
  "other-project": "no",
  "domain-only": "no",
  untagged: "no",
  blocked: "no",
  unknown: "unproven",
};

const looks: Record<StudioVerdict["usable"], { tone: BadgeProps["tone"]; icon: ReactNode; spoken: string }> =
  {
    yes: { tone: "success", icon: <CircleCheck aria-hidden />, spoken: "Works in the Studio" },
    no: { tone: "danger", icon: <CircleX aria-hidden />, spoken: "Does not work in the Studio" },
    unproven: { tone: "warning", icon: <CircleAlert aria-hidden />, spoken: "Not proven in the Studio" },
  };
