import { z } from "zod";
import type { UserActor } from "../operation/actor.ts";
import { can } from "../operation/permissions.ts";
import type { Transaction } from "../operation/context.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import { eligibleApprovers, whyNotDecide } from "./eligible-approvers.ts";
import type { RequestRow } from "./read-request.ts";
import { requestKind } from "./request-kinds.ts";
import { FailureView, RequestKindName, Stage, StoredWish } from "./schema.ts";
import type { RequestSummaryView, RequestView } from "./schema.ts";

type SummaryRow = Pick<RequestRow, "id" | "kind" | "title" | "team" | "requester" | "state" | "region"> &
  Pick<RequestRow, "monthlyMicrodollars" | "submittedAt" | "decideBy" | "decidedAt"> &
  Pick<RequestRow, "stages" | "stage" | "teamId" | "requesterId" | "beneficiaryId" | "lastEditorId"> & {
    votes: readonly { approverId: string; version: number }[];
    version: number;
  };

/** A request as a line of a list, for one person. */
export function toRequestSummary(row: SummaryRow, person: UserActor): RequestSummaryView {
  return {
    id: row.id,
    kind: RequestKindName.parse(row.kind),
    title: row.title,
    team: row.team.name,
    requester: row.requester,
    state: row.state,
    region: row.region,
    monthlyMicrodollars: row.monthlyMicrodollars === null ? null : String(row.monthlyMicrodollars),
    submittedAt: row.submittedAt.toISOString(),
    decideBy: row.decideBy.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    mayDecide: row.state === "pending" && refusalOf(row, person) === null,
  };
}

/** The whole request as one person sees it: what it is, what was said, and what that person may do with it. */
export async function toRequestView(
  database: Transaction,
  row: RequestRow,
  person: UserActor,
): Promise<RequestView> {
  const stages = stagesOf(row);
  const eligible = await eligibleApprovers(database, row);
  const { kind, spec, plan } = row;
  const wish = StoredWish.parse({ kind, spec, plan });
  const arn = row.operation?.resourceArn ?? null;
  const isOwn = person.userId === row.requesterId || person.platformRole === "admin";
  const inTeam = person.teams.some(({ id, role }) => id === row.teamId && role !== "viewer");
  return {
    ...toRequestSummary(row, person),
    teamSlug: row.team.slug,
    beneficiary: row.beneficiary,
    lastEditor: row.lastEditor,
    ...wish,
    account: { id: wish.plan.call.accountId, name: row.connection?.name ?? "removed connection" },
    version: row.version,
    specHash: row.specHash,
    stages: stages.map((stage, index) => ({
      ...stage,
      approvals: index < row.stage ? stage.needed : index === row.stage ? row.approvals : 0,
      eligible: eligible(stage),
    })),
    stage: row.stage,
    votes: row.votes.map(({ approver, isApproval, reason, stage, version, at }) => ({
      person: approver,
      isApproval,
      reason,
      stage,
      version,
      at: at.toISOString(),
    })),
    comments: row.comments.map(({ id, author, text, at }) => ({ id, author, text, at: at.toISOString() })),
    history: await historyOf(database, row.id),
    failure: row.failure === null ? null : FailureView.parse(row.failure),
    resourceArn: arn,
    profileId: arn === null ? null : await profileIdOf(database, row.connectionId, arn),
    endpointId: row.endpoint?.id ?? null,
    mayEdit: row.state === "pending" && (isOwn || inTeam) && can(person, "requests.submit"),
    mayCancel: row.state === "pending" && isOwn,
    mayRetry: (row.state === "failed" || row.state === "unknown") && (isOwn || inTeam),
    whyNotDecide: row.state === "pending" ? refusalOf(row, person) : null,
    whyStale: row.state === "pending" ? requestKind(row).whyStale(row, await loadPriceBook(database)) : null,
  };
}

/** The stages of an approval, as they were when the request was made. */
export function stagesOf({ stages }: Pick<RequestRow, "stages">): Stage[] {
  return z.array(Stage).parse(stages);
}

function refusalOf(row: SummaryRow, person: UserActor): string | null {
  const stage = stagesOf(row)[row.stage];
  if (!stage) return "Every stage of it is decided.";
  const hasVoted = row.votes.some(
    ({ approverId, version }) => approverId === person.userId && version === row.version,
  );
  if (hasVoted) return "You have decided on this version already.";
  return whyNotDecide(person, row, stage);
}

async function historyOf(database: Transaction, id: string): Promise<RequestView["history"]> {
  const events = await database.event.findMany({
    where: { subjectKind: "request", subjectId: id },
    orderBy: { sequence: "asc" },
    select: { name: true, actorKind: true, actorName: true, at: true },
  });
  return events.map(({ name, actorKind, actorName, at }) => ({
    name,
    who: actorKind === "system" ? "Quarry" : actorName,
    at: at.toISOString(),
  }));
}

async function profileIdOf(
  database: Transaction,
  connectionId: string | null,
  arn: string,
): Promise<string | null> {
  if (connectionId === null) return null;
  const profile = await database.profile.findFirst({ where: { connectionId, arn }, select: { id: true } });
  return profile?.id ?? null;
}
