import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellOfProfile } from "../notices/tell-of-profile.ts";

/** How long before its last day a profile's team is told. */
export const noticeDays = 14;

interface Due {
  id: string;
  name: string;
  day: string;
  teamId: string | null;
}

/**
 * Tells teams which profiles end soon, and has those deleted whose day has come. The database's clock decides.
 * A deletion that AWS refused is tried again every day; nothing is given up silently.
 */
export async function expireProfiles(context: JobContext): Promise<void> {
  await giveNotice(context);
  await deleteExpired(context);
}

async function giveNotice(context: JobContext): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const due = await transaction.$queryRaw<Due[]>`
      UPDATE "Profile" p SET "expiryNoticedAt" = now()
      WHERE p."goneAt" IS NULL AND p."expiryNoticedAt" IS NULL AND p."expiresOn" <= current_date + ${noticeDays}::int
      RETURNING p.id::text, p."name", p."expiresOn"::text AS day,
        (SELECT a."teamId"::text FROM "Adoption" a WHERE a."profileId" = p.id ORDER BY a."adoptedAt" LIMIT 1) AS "teamId"`;
    for (const one of due) await tell(transaction, context, { ...one, event: "profile.expiring" });
  });
}

async function deleteExpired(context: JobContext): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const due = await transaction.$queryRaw<Due[]>`
      UPDATE "Profile" p SET "deletionWantedAt" = now()
      WHERE p."goneAt" IS NULL AND p."deletionWantedAt" IS NULL AND p."expiresOn" <= current_date
        AND (p."deletionFailure" IS NULL OR (p."deletionFailure" ->> 'at')::timestamptz < now() - interval '1 day')
      RETURNING p.id::text, p."name", p."expiresOn"::text AS day,
        (SELECT a."teamId"::text FROM "Adoption" a WHERE a."profileId" = p.id ORDER BY a."adoptedAt" LIMIT 1) AS "teamId"`;
    for (const one of due) {
      await tell(transaction, context, { ...one, event: "profile.expired" });
      const payload = { profileId: one.id };
      await context.jobs.enqueue(transaction, { name: "profiles.delete", payload, key: one.id });
    }
  });
}

async function tell(
  transaction: Parameters<typeof appendEvent>[0],
  context: JobContext,
  { id, name, day, teamId, event }: Due & { event: "profile.expiring" | "profile.expired" },
): Promise<void> {
  await appendEvent(transaction, context, {
    name: event,
    subject: { kind: "profile", id, label: name },
    ...(teamId !== null && { teamId }),
    after: { expiresOn: day },
  });
  const kind = event === "profile.expiring" ? "profile.ending" : "profile.ended";
  await tellOfProfile(transaction, context, { kind, facts: { day }, id, name });
}
