import type { ExportView } from "@quarry/domain/exports/schema";

type Standing = Pick<ExportView["profiles"][number], "verification">;

/**
 * Milliseconds until an export is asked for again: soon while the worker looks its profiles up, now and then while
 * AWS did not answer for some, because the worker tries those again. False once every answer is there.
 */
export function lookAgainAfter(profiles: readonly Standing[]): number | false {
  const standings = new Set(profiles.map(({ verification }) => verification));
  if (standings.has("pending")) return 2_000;
  return standings.has("unavailable") ? 10_000 : false;
}
