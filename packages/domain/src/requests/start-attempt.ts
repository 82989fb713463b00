import { appendEvent } from "../audit/append-event.ts";
import type { Change } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellAsker } from "../notices/tell-of-request.ts";
import type { Transaction } from "../operation/context.ts";
import { whyNotDecide } from "./eligible-approvers.ts";
import { failureState } from "./fail-request.ts";
import { stagesOf } from "./request-view.ts";
import { ApprovedCall } from "./terms.ts";
import type { FailureView } from "./schema.ts";

/** One attempt at carrying a request out, with the fence that its results must carry. */
export type Attempt = NonNullable<Awaited<ReturnType<typeof startAttempt>>>;

/**
 * Takes the request for this attempt: raises the fence, looks again whether its people may still ask and
 * decide, and marks the intent as called. Null when there is nothing to do (any more).
 *
 * An objection to a request that AWS may have been called for comes back with the attempt: what was made then
 * still has to be found.
 */
export async function startAttempt(context: JobContext, requestId: string) {
  return context.database.$transaction(async (transaction) => {
    const taken = await transaction.request.updateMany({
      where: { id: requestId, state: { in: ["approved", "provisioning"] } },
      data: { state: "provisioning" },
    });
    if (taken.count === 0) return null;
    const { connection, ...request } = await transaction.request.findUniqueOrThrow({
      where: { id: requestId },
      include: { connection: true, votes: true },
    });
    const { attempt, input } = await transaction.awsOperation.update({
      where: { requestId },
      data: { attempt: { increment: 1 }, calledAt: new Date() },
      select: { attempt: true, input: true },
    });
    const subject = { kind: "request", id: requestId, label: request.title };
    const objection = await objectionTo(transaction, { ...request, connection });
    if (!connection || (objection !== null && attempt === 1)) {
      await refuse(transaction, context, { request, subject, failure: objection ?? connectionGone });
      return null;
    }
    if (attempt === 1) {
      await appendEvent(transaction, context, {
        name: "request.provisioning",
        subject,
        teamId: request.teamId,
        after: { state: "provisioning", specHash: request.specHash },
      });
    }
    return { request, connection, attempt, call: ApprovedCall.parse(input), subject, objection };
  });
}

interface Refused {
  request: { id: string; teamId: string };
  subject: NonNullable<Change["subject"]>;
  failure: FailureView;
}

async function refuse(transaction: Transaction, context: JobContext, { request, subject, failure }: Refused) {
  await transaction.request.update({ where: { id: request.id }, data: failureState(failure) });
  await appendEvent(transaction, context, {
    name: "request.failed",
    subject,
    teamId: request.teamId,
    after: { state: "failed", cause: failure.cause },
  });
  const facts = { reason: failure.title };
  await tellAsker(transaction, context, { kind: "request.failed", facts, requestId: request.id });
}

type RequestToCheck = Parameters<typeof stagesOf>[0] & {
  requesterId: string;
  beneficiaryId: string | null;
  lastEditorId: string;
  teamId: string;
  version: number;
  votes: readonly { approverId: string; version: number; stage: number; isApproval: boolean }[];
};

/** Why an approval does not count any more: its people may have left or lost their role since. */
async function objectionTo(
  transaction: Transaction,
  request: RequestToCheck & { connection: object | null },
): Promise<FailureView | null> {
  if (!request.connection) return connectionGone;
  const requester = await personNow(transaction, request.requesterId);
  const still = requester?.teams.some(({ id, role }) => id === request.teamId && role !== "viewer");
  if (!requester || (!still && requester.platformRole !== "admin")) {
    return objection("Whoever asked for it is suspended or no longer works in the team.");
  }
  const stages = stagesOf(request);
  const approvals = request.votes.filter(
    ({ isApproval, version }) => isApproval && version === request.version,
  );
  for (const { approverId, stage } of approvals) {
    const approver = await personNow(transaction, approverId);
    const at = stages[stage];
    if (!approver || !at || whyNotDecide(approver, request, at) !== null) {
      return objection("Somebody who approved it is suspended or may no longer decide on it.");
    }
  }
  return null;
}

async function personNow(transaction: Transaction, id: string) {
  const person = await transaction.user.findUnique({
    where: { id },
    include: { memberships: { include: { team: true } } },
  });
  if (person?.status !== "active") return null;
  return {
    kind: "user" as const,
    userId: person.id,
    name: person.name,
    email: person.email,
    platformRole: person.platformRole,
    teams: person.memberships.map(({ role, team: { id: teamId, slug, name } }) => ({
      id: teamId,
      slug,
      name,
      role,
    })),
    via: { kind: "session" as const },
  };
}

const objection = (cause: string): FailureView => ({
  code: "forbidden",
  awsCode: "",
  title: "The approval does not hold any more",
  cause,
  remedy: "Ask for it again, so that somebody decides on it as things are now. AWS was not called.",
});

const connectionGone: FailureView = {
  code: "not-found",
  awsCode: "",
  title: "The account is not connected any more",
  cause: "The connection that the request was made for has been removed.",
  remedy: "Connect the account again and ask anew. AWS was not called.",
};
