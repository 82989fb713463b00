import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { BillSubscription } from "@quarry/database/generated/client";
import { CostMetric } from "../costs/schema.ts";
import type { UserActor } from "../operation/actor.ts";
import type { Database } from "../operation/context.ts";
import { csvAnswer } from "../operation/csv-answer.ts";
import { findActor } from "../settings/find-actor.ts";
import { comparedBills } from "./compare-months.ts";
import { fileName } from "./report-for.ts";
import { monthOfReport, subscriptionOfReport } from "./last-reported.ts";
import { findMeans } from "./month-bills.ts";
import { reportMarkdown } from "./report-markdown.ts";
import type { Report } from "./report-markdown.ts";
import { reportColumns, reportRows } from "./report-rows.ts";
import { maySeeBill, visibleBills } from "./visible-bills.ts";

export interface SubscribedReport {
  receiver: UserActor;
  report: Report;
}

/** A subscription's report of a month; null where its person is gone, or may see none of it any more. */
export async function subscribedReport(
  database: Database,
  { userId, teams, metric }: BillSubscription,
  month: string,
): Promise<SubscribedReport | null> {
  const receiver = await findActor(database, userId);
  if (receiver.kind !== "user") return null;
  const seen = teams.filter((slug) => maySeeBill(receiver, slug));
  if (teams.length === 0 ? visibleBills(receiver) !== "all" : seen.length === 0) return null;
  const compared = await comparedBills(await findMeans(database), {
    month,
    metric: CostMetric.parse(metric),
  });
  return { receiver, report: { ...compared, teams: teams.length === 0 ? "all" : seen } };
}

export interface ReportFile {
  filename: string;
  contentType: string;
  content: string;
}

/**
 * The files of a report that was told, as they are now.
 * @param subjectId what the notice is about: a month and a subscription
 * @returns null where its subscription has ended, or its person may see none of it any more
 */
export async function reportFiles(database: Database, subjectId: string): Promise<ReportFile[] | null> {
  const subscription = await database.billSubscription.findUnique({
    where: { id: subscriptionOfReport(subjectId) },
  });
  const found = subscription && (await subscribedReport(database, subscription, monthOfReport(subjectId)));
  if (!found) return null;
  const { report } = found;
  return [
    {
      filename: fileName(report, "md"),
      contentType: "text/markdown; charset=utf-8",
      content: reportMarkdown(report),
    },
    {
      filename: fileName(report, "csv"),
      contentType: "text/csv; charset=utf-8",
      content: await csvOf(report),
    },
  ];
}

async function csvOf(report: Report): Promise<string> {
  const rows = Readable.from(reportRows(report));
  return text(csvAnswer(fileName(report, "csv"), reportColumns, rows).body);
}
