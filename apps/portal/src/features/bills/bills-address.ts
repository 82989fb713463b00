import type { BillsInput } from "@quarry/domain/bills/schema";
import type { CostMetric } from "@quarry/domain/costs/schema";
import type { z } from "zod";
import type { BillsAddress } from "./bills-address-schema.ts";

/** What bills are asked for with. */
export function billsInput({ month, metric }: BillsAddress): z.input<typeof BillsInput> {
  return { ...(month === "" ? {} : { month }), metric };
}

interface Reported {
  month: string;
  metric: CostMetric;
  /** Left out: every team that one may see. */
  team?: string | undefined;
}

/** The address from which a month's report comes the same each time. */
export function reportAddress(ending: "md" | "csv", { month, metric, team }: Reported): string {
  const search = new URLSearchParams({ month, metric, ...(team === undefined ? {} : { team }) });
  return `/api/v1/team-bills.${ending}?${search}`;
}

/** The page of one team's bill of a month. */
export function billPage(team: string, { month, metric }: Omit<Reported, "team">): string {
  const search = new URLSearchParams({ month, ...(metric === "unblended" ? {} : { metric }) });
  return `/costs/teams/${encodeURIComponent(team)}?${search}`;
}

/** The month so many months later, or earlier where negative; both `YYYY-MM`. */
export function monthLater(month: string, later: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + later, 1)).toISOString().slice(0, 7);
}
