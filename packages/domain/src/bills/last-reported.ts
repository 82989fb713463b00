import type { Database } from "../operation/context.ts";

/** The kind of notice that a report is told as; its subject is a month and a subscription. */
export const reportKind = "bill.report";

/** What a report is known by among notices: told once for each month and subscription. */
export const reportId = (month: string, subscriptionId: string): string => `${month}.${subscriptionId}`;

/** The latest month, `YYYY-MM`, whose report anybody was sent; null before the first. */
export async function lastReported(database: Pick<Database, "notice">): Promise<string | null> {
  const notice = await database.notice.findFirst({
    where: { kind: reportKind },
    orderBy: { subjectId: "desc" },
    select: { subjectId: true },
  });
  return notice && monthOfReport(notice.subjectId);
}

/** The month that a report is of. */
export const monthOfReport = (subjectId: string): string => subjectId.slice(0, "YYYY-MM".length);

/** The subscription that a report is sent for. */
export const subscriptionOfReport = (subjectId: string): string => subjectId.slice("YYYY-MM.".length);
