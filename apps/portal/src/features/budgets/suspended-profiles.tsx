import type { BudgetDetail, SuspensionView } from "@quarry/domain/budgets/schema";
import { Arn } from "@quarry/ui/arn";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { Status } from "@quarry/ui/status";
import { TextLink } from "@quarry/ui/text-link";
import { effectWords } from "./effect-words.ts";
import { suspensionState } from "./suspension-state.ts";

interface SuspendedProfilesProps {
  budget: BudgetDetail;
  now: string;
}

/** What the budget holds back now, and what it held back before. */
export function SuspendedProfiles({ budget: { suspensions, suspended }, now }: SuspendedProfilesProps) {
  return (
    <Section title="Suspended profiles" count={suspended} flush>
      <DataTable
        label="Suspended profiles"
        columns={columns(now)}
        rows={suspensions}
        rowId={({ profile, since }) => `${profile.id} ${since}`}
        empty={
          <EmptyState
            title="Nothing is suspended"
            description="Profiles stand here once the budget is used up."
          />
        }
      />
    </Section>
  );
}

const columns = (now: string): TableColumn<SuspensionView>[] => [
  {
    id: "profile",
    header: "Profile",
    primary: true,
    cell: ({ profile: { id, name, arn } }) => (
      <span className="flex flex-col">
        <TextLink href={`/profiles/${id}`}>{name}</TextLink>
        <Arn arn={arn} />
      </span>
    ),
  },
  {
    id: "state",
    header: "State",
    wrap: true,
    phone: "full",
    cell: (suspension) => {
      const { kind, word, hint } = suspensionState(suspension, now);
      return (
        <Status kind={kind} hint={hint}>
          {word}
        </Status>
      );
    },
  },
  {
    id: "tag",
    header: "Tag in AWS",
    wrap: true,
    cell: ({ tag, lifted }) => <TagState tag={tag} isLifted={lifted !== null} />,
  },
  { id: "since", header: "Since", cell: ({ since }) => <RelativeTime at={since} now={now} /> },
];

function TagState({ tag, isLifted }: { tag: SuspensionView["tag"]; isLifted: boolean }) {
  if (tag === null || (isLifted && tag.state === "done")) return "–";
  const { kind, word } = effectWords[tag.state];
  const done = tag.isWanted ? "Set" : "Removed";
  return (
    <Status kind={kind} hint={tag.failure ? `${tag.failure.cause} ${tag.failure.remedy}` : undefined}>
      {tag.state === "done" ? done : word}
    </Status>
  );
}
