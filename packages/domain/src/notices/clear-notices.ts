import { reportKind } from "../bills/last-reported.ts";
import type { JobContext } from "../jobs/job-context.ts";

/** How many days a notice stays after it was read, and how many whether it was read or not. */
const daysOnceRead = 90;
const daysAtMost = 365;

/** Notices in one statement, so that no lock is held for long. */
const batch = 1000;

/**
 * Removes the notices that nobody looks for any more, by the database's clock. One whose delivery is still on its way
 * stays, and so do the notices of reports: they are the record of which month was sent, whose rules then are fixed.
 */
export async function clearNotices({ database, logger, signal }: JobContext): Promise<void> {
  let cleared = 0;
  for (let found = batch; found === batch && !signal.aborted;) {
    found = await database.$executeRaw`
      DELETE FROM "Notice" WHERE id IN (
        SELECT n.id FROM "Notice" n
        WHERE n."createdAt" < now() - make_interval(days => ${daysOnceRead}::int)
          AND (n."readAt" < now() - make_interval(days => ${daysOnceRead}::int)
            OR n."createdAt" < now() - make_interval(days => ${daysAtMost}::int))
          AND n."kind" <> ${reportKind}
          AND NOT EXISTS (
            SELECT 1 FROM "NoticeDelivery" d WHERE d."noticeId" = n.id AND d."state" = 'waiting')
        LIMIT ${batch} FOR UPDATE SKIP LOCKED)`;
    cleared += found;
  }
  if (cleared > 0) logger.info({ cleared }, "old notices were cleared away");
}
