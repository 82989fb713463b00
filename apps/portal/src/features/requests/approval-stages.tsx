import type { RequestView } from "@quarry/domain/requests/schema";
import { Person } from "@quarry/ui/person";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { Status } from "@quarry/ui/status";

interface ApprovalStagesProps {
  request: RequestView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Who has to approve, who may, and who has; all stages, in order. */
export function ApprovalStages({ request, now }: ApprovalStagesProps) {
  const { stages, stage: current, votes, version, state, decideBy } = request;
  return (
    <Section
      title="Approval"
      description={state === "pending" ? <Deadline at={decideBy} now={now} /> : undefined}
    >
      <ol className="flex flex-col gap-3">
        {stages.map((stage, index) => (
          <li key={`${stage.who}-${index}`} className="flex flex-col gap-1.5">
            <Status kind={stage.approvals >= stage.needed ? "success" : "pending"}>
              {`${stage.approvals} of ${stage.needed} ${stage.needed === 1 ? stage.who : `${stage.who}s`}`}
            </Status>
            {votes
              .filter((vote) => vote.stage === index && vote.version === version)
              .map((vote) => (
                <Vote key={vote.person.id} vote={vote} now={now} />
              ))}
            {state === "pending" && index === current && stage.approvals < stage.needed ? (
              <p className="text-sm text-ink-muted">{mayDecide(stage.eligible)}</p>
            ) : null}
          </li>
        ))}
      </ol>
      <VoidVotes votes={votes.filter((vote) => vote.version !== version)} />
    </Section>
  );
}

function Deadline({ at, now }: { at: string; now: string }) {
  return (
    <>
      Ends by itself <RelativeTime at={at} now={now} /> if nobody decides.
    </>
  );
}

function Vote({ vote, now }: { vote: RequestView["votes"][number]; now: string }) {
  return (
    <div>
      <Person
        name={vote.person.name}
        detail={
          <>
            {vote.isApproval ? "approved" : "rejected"} <RelativeTime at={vote.at} now={now} />
          </>
        }
      />
      {vote.reason === "" ? null : (
        <p className="mt-1 text-sm break-words whitespace-pre-wrap text-ink-muted">{vote.reason}</p>
      )}
    </div>
  );
}

function VoidVotes({ votes }: Pick<RequestView, "votes">) {
  if (votes.length === 0) return null;
  const names = new Intl.ListFormat("en").format([...new Set(votes.map(({ person }) => person.name))]);
  return (
    <p className="mt-3 text-sm text-ink-muted">
      {votes.length === 1 ? "One vote was" : `${votes.length} votes were`} on an earlier version ({names}) and{" "}
      {votes.length === 1 ? "does" : "do"} not count.
    </p>
  );
}

function mayDecide(eligible: readonly { name: string }[]): string {
  if (eligible.length === 0) return "Nobody may decide on it now: an admin has to name an approver.";
  const names = eligible.map(({ name }) => name);
  return `${new Intl.ListFormat("en", { type: "disjunction" }).format(names)} may decide.`;
}
