import type { LensView } from "@quarry/domain/metering/schema";

/** "+10.2 %", "−0.5 %", "0.0 %"; "–" where nothing is compared. */
export function driftInWords(percent: string | null): string {
  if (percent === null) return "–";
  if (percent.startsWith("-")) return `−${percent.slice(1)} %`;
  return /^0(\.0)?$/u.test(percent) ? `${percent} %` : `+${percent} %`;
}

/** How sure the drift is, as a status: within two per cent both lenses say the same. */
export function driftTone(percent: string | null): "same" | "near" | "far" | null {
  if (percent === null) return null;
  const size = Math.abs(Number(percent));
  if (size <= 2) return "same";
  return size <= 10 ? "near" : "far";
}

const unseenNames: Record<string, string> = {
  "endpoint-hours": "endpoint hours",
  "endpoint-storage": "endpoint storage",
  "endpoint-data": "endpoint data",
  "custom-model-units": "imported models",
  "custom-model-storage": "storage of imported models",
  "provisioned-throughput": "provisioned throughput",
  "object-storage": "object storage",
  "knowledge-bases": "knowledge bases",
  "search-units": "search units",
  other: "other things",
};

/** What metering cannot see, by what is paid for. */
export const unseenName = (what: string): string => unseenNames[what] ?? what;

const shown = 3;

/** "batch jobs, endpoint hours and 2 more"; undefined where it sees everything. */
export function unseenInWords(coverage: NonNullable<LensView["coverage"]>): string | undefined {
  const names = coverage.unseen.map(({ what }) => unseenName(what));
  if (names.length === 0) return undefined;
  const rest = names.length - shown;
  const listed = rest > 0 ? [...names.slice(0, shown), `${rest} more`] : names;
  return new Intl.ListFormat("en", { type: "conjunction" }).format(listed);
}
