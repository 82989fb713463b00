import type { ExportFinding } from "@quarry/domain/costs/export-location-schema";
import { formatBytes } from "@quarry/ui/text/format-bytes";
import { formatUtcMinute } from "@quarry/ui/text/format-utc";

/** What lies where a Data Export should be, in a sentence. */
export function exportInWords(finding: ExportFinding): string {
  if (finding.found !== "export") return finding.why;
  const { months, files, format, bytes, deliveredAt } = finding;
  const span = [months.at(-1), months.at(0)].map((day) => day?.slice(0, 7));
  const told = months.length === 1 ? `The month ${span[0]}` : `${months.length} months, ${span.join(" to ")}`;
  const parts = `${files} ${kinds[format]} ${files === 1 ? "file" : "files"}`;
  return `${told}. The latest has ${parts} of ${formatBytes(bytes)}, delivered ${formatUtcMinute(new Date(deliveredAt))}.`;
}

const kinds = { parquet: "Parquet", csv: "CSV" } as const;
