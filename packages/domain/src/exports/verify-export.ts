import type { JobContext } from "../jobs/job-context.ts";
import { appendEvent } from "../audit/append-event.ts";
import { expectedProjectOf } from "./expected-project.ts";
import { storedResult } from "./export-view.ts";
import { keepFinding, verifyFoundProfile } from "./verify-found-profile.ts";

/**
 * Looks up every profile of an export that has no answer yet. Profiles AWS could not answer for stay marked
 * and the job fails, so it is tried again; running it twice changes nothing.
 */
export async function verifyExport(context: JobContext, { exportId }: { exportId: string }): Promise<void> {
  const { database } = context;
  const row = await database.export.findUnique({
    where: { id: exportId },
    include: { profiles: { where: { verification: { in: ["pending", "unavailable"] } } } },
  });
  if (!row || row.profiles.length === 0) return;
  const expectedProject = expectedProjectOf(storedResult(row));
  const open: string[] = [];
  for (const { arn } of row.profiles) {
    const finding = await verifyFoundProfile(context, { arn, expectedProject, teams: [row.teamId] });
    if (finding.verification === "unavailable") open.push(finding.explanation);
    await database.$transaction((transaction) => keepFinding(transaction, { exportId, arn }, finding));
  }
  await database.$transaction((transaction) =>
    appendEvent(transaction, context, {
      name: "export.verified",
      subject: { kind: "export", id: exportId, label: row.fileName },
      teamId: row.teamId,
      after: { profiles: row.profiles.length, unanswered: open.length },
    }),
  );
  if (open[0] !== undefined) throw new Error(`AWS did not answer for ${open.length} profiles: ${open[0]}`);
}
