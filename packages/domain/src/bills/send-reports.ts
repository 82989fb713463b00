import type { BillSubscription } from "@quarry/database/generated/client";
import { dayOf } from "../costs/days-schema.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { appendNotices } from "../notices/append-notices.ts";
import { monthLater } from "./bill-months.ts";
import { dollars } from "./bill-words.ts";
import { reportId, reportKind } from "./last-reported.ts";
import { totalsOfReport } from "./report-markdown.ts";
import { subscribedReport } from "./subscribed-report.ts";
import type { SubscribedReport } from "./subscribed-report.ts";

/** How many days a report waits for days that AWS has not told; then it is sent with what there is, and says so. */
const patienceDays = 5;

/**
 * Tells everybody the report of last month who has asked for it, once each: the notice is the row that says so. Each
 * by itself, so that one that fails does not keep the others from theirs.
 */
export async function sendReports(context: JobContext): Promise<void> {
  await sendReportsOf(context, dayOf(new Date()));
}

/** The same as on another day. */
export async function sendReportsOf(context: JobContext, today: string): Promise<void> {
  const { database, logger, signal } = context;
  const month = monthLater(today.slice(0, 7), -1);
  const subscriptions = await database.billSubscription.findMany({ orderBy: { id: "asc" } });
  for (const subscription of subscriptions) {
    if (signal.aborted) return;
    try {
      if (isDue(subscription, today)) await tell(context, subscription, { month, today });
    } catch (error) {
      logger.error({ err: error, subscriptionId: subscription.id }, "a report could not be told");
    }
  }
}

/** On its day and after it; a subscription made after its day begins with the next month. */
function isDue({ dayOfMonth, createdAt }: BillSubscription, today: string): boolean {
  const day = dueDay(dayOfMonth, today);
  return today >= day && dayOf(createdAt) <= day;
}

const dueDay = (dayOfMonth: number, today: string): string =>
  `${today.slice(0, 7)}-${String(dayOfMonth).padStart(2, "0")}`;

async function tell(
  context: JobContext,
  subscription: BillSubscription,
  { month, today }: { month: string; today: string },
): Promise<void> {
  const { database } = context;
  const subjectId = reportId(month, subscription.id);
  const { userId } = subscription;
  if ((await database.notice.count({ where: { kind: reportKind, subjectId, personId: userId } })) > 0) return;
  const found = await subscribedReport(database, subscription, month);
  if (!found || !isReady(found, subscription, today)) return;
  await database.$transaction((transaction) =>
    appendNotices(transaction, context, {
      kind: reportKind,
      facts: factsOf(found),
      subject: { kind: "bill-report", id: subjectId, label: labelOf(found) },
      teamId: found.receiver.teams[0]?.id ?? null,
      occasion: "",
      people: [userId],
    }),
  );
}

/** Nothing is told of a month of which nothing is held; one that is not whole is waited for, but not forever. */
function isReady(
  { report: { bills } }: SubscribedReport,
  { dayOfMonth }: BillSubscription,
  today: string,
): boolean {
  if (bills.range.from === bills.range.until) return false;
  return bills.isWhole || Number(today.slice(8)) >= dayOfMonth + patienceDays;
}

function factsOf({ report }: SubscribedReport) {
  const { total, before, percent } = totalsOfReport(report);
  const { isWhole, estimatedDays, month } = report.bills;
  return {
    month,
    total: dollars(total),
    before: dollars(before),
    percent,
    isWhole,
    estimatedDays: estimatedDays.length,
  };
}

function labelOf({ report: { teams, bills } }: SubscribedReport): string {
  if (teams === "all") return "all teams";
  return bills.teams.flatMap(({ slug, name }) => (teams.includes(slug) ? [name] : [])).join(", ");
}
