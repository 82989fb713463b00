import type { FoundProfileView } from "@quarry/domain/exports/schema";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Status } from "@quarry/ui/status";
import type { ReactNode } from "react";
import { VerdictBadge } from "../verdicts/verdict-badge.tsx";
import { VerdictExplanation } from "../verdicts/verdict-explanation.tsx";
import { verificationWords } from "./verification-words.ts";

interface ProfileStandingProps {
  profile: FoundProfileView;
  now: string;
}

/** Where a profile stands: in AWS, and before the permissions boundary of the Unified Studio. */
export function ProfileStanding({ profile, now }: ProfileStandingProps) {
  const { arn, verification, verifiedAt, verdict } = profile;
  // The card shows the ARN already.
  const explanation = profile.explanation.replace(arn, "with this ARN");
  const { kind, label, remedy } = verificationWords[verification];
  return (
    <div className="grid gap-x-6 gap-y-3 border-t border-line px-4 py-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <Part title="In AWS">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <Status kind={kind}>{label}</Status>
          {verifiedAt === null ? null : (
            <span className="text-xs text-ink-faint">
              looked up <RelativeTime at={verifiedAt} now={now} />
            </span>
          )}
        </div>
        {explanation === "" ? null : <p className="break-words">{explanation}</p>}
        {remedy === null ? null : <p className="text-ink-muted">{remedy}</p>}
      </Part>
      <Part title="In SageMaker Unified Studio">
        {verdict ? (
          <>
            <VerdictBadge verdict={verdict.verdict} usable={verdict.usable} />
            <VerdictExplanation verdict={verdict} />
          </>
        ) : (
          <p className="text-ink-muted">{withoutVerdict[verification]}</p>
        )}
      </Part>
    </div>
  );
}

const withoutVerdict: Record<FoundProfileView["verification"], string> = {
  pending: "Judged by its tags as soon as AWS has answered.",
  alive: "Not judged: its tags are not known.",
  gone: "Nothing to judge: the profile no longer exists.",
  "other-account": "Not judged: its tags cannot be read from here.",
  "no-permission": "Not judged: its tags may not be read.",
  unavailable: "Judged by its tags as soon as AWS answers.",
};

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-1.5">
      <h4 className="text-xs font-medium text-ink-faint">{title}</h4>
      {children}
    </div>
  );
}
