import type { KnownContext } from "../operation/context.ts";
import { comparedBills } from "./compare-months.ts";
import { findMeans } from "./month-bills.ts";
import type { Report } from "./report-markdown.ts";
import type { ReportInput } from "./schema.ts";
import { pickTeam, visibleBills } from "./visible-bills.ts";

/** What the actor may see of the month: one team, or all that they may. */
export async function reportFor(
  { database, actor }: KnownContext,
  { team: slug, month, metric }: ReportInput,
): Promise<Report> {
  const compared = await comparedBills(await findMeans(database), { month, metric });
  if (slug === undefined) return { ...compared, teams: visibleBills(actor) };
  return { ...compared, teams: [pickTeam(actor, compared.bills.teams, slug).slug] };
}

/** "costs-2026-10-search.csv". */
export function fileName({ bills: { month }, teams }: Report, ending: "md" | "csv"): string {
  const whose = teams !== "all" && teams.length === 1 ? `-${teams[0]}` : "";
  return `costs-${month}${whose}.${ending}`;
}
