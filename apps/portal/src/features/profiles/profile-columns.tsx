import type { ProfileView } from "@quarry/domain/profiles/schema";
import { Badge } from "@quarry/ui/badge";
import { Chip } from "@quarry/ui/chip";
import { CopyButton } from "@quarry/ui/copy-button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Status } from "@quarry/ui/status";
import { VerdictBadge } from "../verdicts/verdict-badge.tsx";
import { ProfileBadge, ProfileMark } from "./profile-mark.tsx";
import { SuspensionBadge } from "./profile-suspension.tsx";
import { originLabels, tagsForReading } from "./profile-words.ts";
import { RoutingChip } from "./routing-chip.tsx";

/** Columns that show what others tell already, or what is the same in most rows. */
export const hiddenAtFirst: readonly string[] = ["origin", "accountId", "status", "awsCreatedAt"];

/** The catalog's columns; ids of sortable ones are the server's. `now` keeps first paint and browser alike. */
export function profileColumns(now: string): TableColumn<ProfileView>[] {
  return [
    { id: "name", header: "Name", primary: true, sortable: true, cell: NameCell },
    {
      id: "verdict",
      header: "Studio",
      sortable: true,
      cell: ({ verdict }) => <VerdictBadge verdict={verdict} />,
    },
    {
      id: "baseModelId",
      header: "Base model",
      sortable: true,
      cell: ({ baseModelId }) => <ModelId id={baseModelId} />,
    },
    { id: "tags", header: "Tags", phone: "full", cell: TagsCell },
    { id: "region", header: "Region and routing", sortable: true, cell: RegionCell },
    {
      id: "arn",
      header: "ARN",
      cell: ({ arn }) => <CopyButton text={arn} label={`Copy ARN ${arn}`} toast="ARN copied" />,
    },
    {
      id: "lastSeenAt",
      header: "Last seen",
      sortable: true,
      cell: (profile) => <LastSeen profile={profile} now={now} />,
    },
    {
      id: "origin",
      header: "Made by",
      sortable: true,
      phone: "hidden",
      cell: ({ origin }) => originLabels[origin],
    },
    {
      id: "accountId",
      header: "Account",
      phone: "hidden",
      cell: ({ accountId, connection }) => (
        <span className="whitespace-nowrap">
          <span className="font-mono text-xs">{accountId}</span> {connection}
        </span>
      ),
    },
    {
      id: "status",
      header: "Status",
      phone: "hidden",
      cell: ({ status }) => <Status kind={status === "ACTIVE" ? "success" : "info"}>{status}</Status>,
    },
    {
      id: "awsCreatedAt",
      header: "Created",
      sortable: true,
      phone: "hidden",
      cell: ({ createdAt }) => (createdAt ? <RelativeTime at={createdAt} now={now} /> : "–"),
    },
  ];
}

function NameCell({ name, type, suspension }: ProfileView) {
  return (
    <span className="flex max-w-full min-w-0 items-center gap-2 sm:max-w-68 min-[1600px]:max-w-90">
      <ProfileMark type={type} />
      <span title={name} className="truncate max-sm:whitespace-normal">
        {name}
      </span>
      {type === "APPLICATION" ? <ProfileBadge type={type} /> : null}
      <SuspensionBadge suspension={suspension} />
    </span>
  );
}

/** Model ids differ at their end, so the provider's name stays in the tooltip. */
function ModelId({ id }: { id: string | null }) {
  if (id === null) return <span className="text-ink-faint">–</span>;
  return (
    <span title={id} className="block truncate font-mono text-xs sm:max-w-38 min-[1600px]:max-w-72">
      {id.slice(id.indexOf(".") + 1)}
    </span>
  );
}

function RegionCell(profile: ProfileView) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      {profile.region} <RoutingChip profile={profile} />
    </span>
  );
}

// A row of the table is one line high: one chip and the count of the others. Cards have room for all.
function TagsCell({ tags, tagsReadable }: ProfileView) {
  if (!tagsReadable) return <span className="text-ink-faint">Not readable</span>;
  if (tags.length === 0) return <span className="text-ink-faint">–</span>;
  const ordered = tagsForReading(tags);
  const others = ordered.slice(1);
  return (
    <ul
      aria-label="Tags"
      className="flex flex-wrap items-center gap-1 sm:max-w-40 sm:flex-nowrap min-[1600px]:max-w-64"
    >
      {ordered.map(({ key, value }, place) => (
        <li key={key} className={place === 0 ? "flex max-w-full min-w-0" : "flex max-w-full sm:hidden"}>
          <Chip name={key} value={value} />
        </li>
      ))}
      {others.length > 0 ? (
        <li
          title={others.map(({ key, value }) => `${key}: ${value}`).join("\n")}
          className="text-xs text-ink-muted max-sm:hidden"
        >
          +{others.length}
        </li>
      ) : null}
    </ul>
  );
}

function LastSeen({ profile, now }: { profile: ProfileView; now: string }) {
  if (profile.goneAt === null) return <RelativeTime at={profile.lastSeenAt} now={now} />;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Badge tone="danger">Gone</Badge>
      <RelativeTime at={profile.lastSeenAt} now={now} />
    </span>
  );
}
