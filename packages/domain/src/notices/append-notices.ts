import type { KnownContext, Transaction } from "../operation/context.ts";
import { noticeKinds } from "./kinds-schema.ts";
import type { NoticeKind } from "./kinds-schema.ts";
import { noticeWords, pathOf } from "./notice-words.ts";
import type { NoticeFacts, NoticeSubject, Words } from "./notice-words.ts";
import { queueDeliveries } from "./queue-deliveries.ts";

/** Whoever tells: the operation or the job in which something happens. */
export type Teller = Pick<KnownContext, "jobs" | "configuration" | "actor">;

/** A kind of notice with what it is told with. */
export type Told<Kind extends NoticeKind = NoticeKind> = {
  [Each in Kind]: { kind: Each; facts: NoticeFacts[Each] };
}[Kind];

interface Address {
  subject: NoticeSubject;
  /** Whose it is: only its people are told, and its channels. Null: nobody's but those who work for every team. */
  teamId: string | null;
  /** Which of several of that kind about that subject: a version, a day, a level and period. */
  occasion: string;
  /** Ids of who is to be told; null for nobody. */
  people: readonly (string | null)[];
}

export type NewNotice<Kind extends NoticeKind = NoticeKind> = Told<Kind> & Address;

/**
 * Tells people of something, and the channels of their team, in the transaction of what happened. Whoever was told of
 * the same kind, subject and occasion before is not told again: a unique key decides, also between two at once. Nobody
 * is told of what they did themselves, and nobody who is suspended or has left the team.
 */
export async function appendNotices(
  transaction: Transaction,
  context: Teller,
  notice: NewNotice,
): Promise<void> {
  const { kind, subject, teamId, occasion } = notice;
  const people = await peopleToTell(transaction, context, notice);
  const channels = await channelsToTell(transaction, notice);
  const facts = { kind, teamId, occasion, ...aboutOf(subject), ...wordsOf(notice) };
  const written = await transaction.notice.createManyAndReturn({
    data: [
      ...people.map(({ id }) => ({ ...facts, personId: id })),
      ...channels.map(({ id }) => ({ ...facts, channelId: id })),
    ],
    skipDuplicates: true,
    select: { id: true, personId: true, channelId: true },
  });
  const meansOf = new Map<string | null, string>(channels.map(({ id, kind: means }) => [id, means]));
  const mailed = new Set<string | null>(people.filter(({ byEmail }) => byEmail).map(({ id }) => id));
  const deliveries = written.flatMap(({ id: noticeId, personId, channelId }) => {
    const means = mailed.has(personId) ? "email" : meansOf.get(channelId);
    return means === undefined ? [] : [{ noticeId, means }];
  });
  await queueDeliveries(transaction, context, deliveries);
}

/** The columns that say what a notice is about. */
export const aboutOf = (subject: NoticeSubject) => ({
  subjectKind: subject.kind,
  subjectId: subject.id,
  subjectLabel: subject.label,
  path: pathOf(subject),
});

function wordsOf<Kind extends NoticeKind>({ kind, facts, subject }: NewNotice<Kind>): Words {
  return noticeWords[kind](subject.label, facts);
}

// In one order always, so that two who tell the same people at once wait for each other instead of locking up.
const inOrder = { id: "asc" } as const;

async function peopleToTell(transaction: Transaction, context: Teller, notice: NewNotice) {
  const { kind, teamId, people } = notice;
  const doer = context.actor.kind === "user" ? context.actor.userId : null;
  const ids = people.flatMap((id) => (id === null || id === doer ? [] : [id]));
  const found = await transaction.user.findMany({
    where: {
      id: { in: ids },
      status: "active",
      OR: [
        { platformRole: { not: null } },
        ...(teamId === null ? [] : [{ memberships: { some: { teamId } } }]),
      ],
    },
    select: { id: true, noticePreferences: { where: { kind }, select: { byEmail: true } } },
    orderBy: inOrder,
  });
  const hasMail = context.configuration.notices?.mail !== undefined;
  return found.map(({ id, noticePreferences: [wish] }) => ({
    id,
    byEmail: hasMail && (wish?.byEmail ?? noticeKinds[kind].byEmail),
  }));
}

async function channelsToTell(transaction: Transaction, { kind, teamId }: NewNotice) {
  if (!noticeKinds[kind].toTeam || teamId === null) return [];
  return transaction.noticeChannel.findMany({
    where: { teamId, kinds: { has: kind } },
    select: { id: true, kind: true },
    orderBy: inOrder,
  });
}
