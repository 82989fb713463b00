import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { ArnDetail } from "@quarry/ui/arn-detail";
import { ChipList } from "@quarry/ui/chip-list";
import { KeyValues } from "@quarry/ui/key-values";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Status } from "@quarry/ui/status";
import type { ReactNode } from "react";
import { originLabels, typeLabels } from "./profile-words.ts";
import { RoutingChip } from "./routing-chip.tsx";

interface ProfileFactsProps {
  profile: ProfileDetailView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** What AWS says about a profile: its ARN, its model, and where its requests go. */
export function ProfileFacts({ profile, now }: ProfileFactsProps) {
  return (
    <div className="flex flex-col gap-4">
      <ArnDetail arn={profile.arn} />
      <KeyValues items={factsOf(profile, now)} columns={4} />
      <Routing profile={profile} />
    </div>
  );
}

function factsOf(profile: ProfileDetailView, now: string): { label: string; value: ReactNode }[] {
  const time = (at: string | null) => (at === null ? "–" : <RelativeTime at={at} now={now} />);
  const isActive = profile.status === "ACTIVE";
  return [
    {
      label: "Base model",
      value: <span className="font-mono text-xs break-all">{profile.baseModelId ?? "–"}</span>,
    },
    { label: "Provider", value: profile.provider ?? "–" },
    { label: "Type", value: `${typeLabels[profile.type]} inference profile` },
    { label: "Status", value: <Status kind={isActive ? "success" : "info"}>{profile.status}</Status> },
    { label: "Connection", value: profile.connection },
    { label: "Made by", value: originLabels[profile.origin] },
    { label: "Created", value: time(profile.createdAt) },
    { label: profile.goneAt ? "Gone" : "Last seen", value: time(profile.goneAt ?? profile.lastSeenAt) },
  ];
}

function Routing({ profile }: { profile: ProfileDetailView }) {
  const destinations = profile.destinationRegions.map((value) => ({ value }));
  return (
    <dl className="flex flex-col gap-1.5 border-t border-line pt-3">
      <dt className="flex items-center gap-2 text-xs font-medium text-ink-faint">
        Routing <RoutingChip profile={profile} />
      </dt>
      <dd className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span>{profile.residency}</span>
        {destinations.length > 1 ? <ChipList chips={destinations} label="Destination Regions" /> : null}
      </dd>
    </dl>
  );
}
