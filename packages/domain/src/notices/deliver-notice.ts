import { reportKind } from "../bills/last-reported.ts";
import { reportFiles } from "../bills/subscribed-report.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { DeliveryProblem } from "./delivery-problem.ts";
import { keepDelivered, keepDropped, keepProblem } from "./keep-delivery.ts";
import { noticeKinds, NoticeKindName } from "./kinds-schema.ts";
import { postToChannel } from "./post-to-channel.ts";
import { sendMail } from "./send-mail.ts";

/** How long nobody else tries a delivery that somebody is at, in seconds. */
const leaseSeconds = 120;

/** A delivery that somebody is at. */
export type Taken = NonNullable<Awaited<ReturnType<typeof take>>>;

/**
 * Delivers a notice: at least once, and with the same id however often. Two workers do not try at the same time; one
 * that dies is followed by another once its lease is over. What fails is tried again later, and given up visibly.
 */
export async function deliverNotice(
  context: JobContext,
  { deliveryId }: { deliveryId: string },
): Promise<void> {
  const taken = await take(context, deliveryId);
  if (taken === null) return;
  if (!isStillWanted(taken)) return keepDropped(context, taken);
  try {
    await send(context, taken);
  } catch (error) {
    if (!(error instanceof DeliveryProblem)) throw error;
    return keepProblem(context, taken, error);
  }
  await keepDelivered(context, taken);
}

/** Null when it is settled, not due yet, or somebody else is at it. */
async function take({ database }: JobContext, id: string) {
  const [raised] = await database.$queryRaw<{ attempt: number }[]>`
    UPDATE "NoticeDelivery" SET "attempt" = "attempt" + 1,
      "dueAt" = clock_timestamp() + make_interval(secs => ${leaseSeconds}::int)
    WHERE id = ${id}::uuid AND "state" = 'waiting' AND "dueAt" <= clock_timestamp() + interval '1 second'
    RETURNING "attempt"`;
  if (!raised) return null;
  const { notice, ...delivery } = await database.noticeDelivery.findUniqueOrThrow({
    where: { id },
    include: {
      notice: {
        include: {
          person: { include: { noticePreferences: true } },
          channel: { include: { team: { select: { slug: true } } } },
        },
      },
    },
  });
  return { delivery, notice, attempt: raised.attempt };
}

/** Whether its person is still here and has not said otherwise since. */
function isStillWanted({ notice: { kind, person, channel } }: Taken): boolean {
  if (!person) return channel !== null;
  const wish = person.noticePreferences.find((preference) => preference.kind === kind);
  const known = NoticeKindName.safeParse(kind);
  const given = known.success && noticeKinds[known.data].byEmail;
  return person.status === "active" && (wish?.byEmail ?? given);
}

async function send(context: JobContext, { delivery: { id }, notice }: Taken): Promise<void> {
  const { person, channel } = notice;
  const settings = context.configuration.notices;
  if (channel && settings) return postToChannel(context, settings, { id, notice, channel });
  if (person && settings?.mail) {
    const to = { name: person.name, address: person.email };
    const attachments = await filesOf(context, notice);
    return sendMail(settings.mail, settings.portalOrigin, {
      id,
      notice,
      to,
      attachments,
      signal: context.signal,
    });
  }
  throw new DeliveryProblem(
    `The worker was started without ${channel ? "QUARRY_WEBHOOK_HOSTS" : "QUARRY_SMTP_URL"}.`,
    { isFinal: true },
  );
}

/** The files that a mail has with it: those of a report, made as it is sent. */
async function filesOf({ database }: JobContext, { kind, subjectId }: Taken["notice"]) {
  if (kind !== reportKind) return [];
  const files = await reportFiles(database, subjectId);
  if (files) return files;
  throw new DeliveryProblem("The report has been ended, or its person may not see these costs any more.", {
    isFinal: true,
  });
}
