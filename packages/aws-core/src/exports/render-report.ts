// The reader's answer as text for a terminal.
import { quoted } from "./failure.ts";
import type { ExportProfile, ExportReading, ExportResult } from "./schema.ts";

const maxPlacesShown = 5;

/** A report of a few lines, with a line break at its end. */
export function renderReport(file: string, result: ExportResult): string {
  if (!result.ok) return `${file}\n  could not be read (${result.error.kind}): ${result.error.message}\n`;
  const lines = [
    result.file,
    `  sha256 ${result.sha256}`,
    ...result.apps.map(appLine),
    ...profileLines("application inference profile", result.profiles),
    ...profileLines("system-defined profile", result.systemDefinedProfiles),
    ...result.unresolved.map(
      ({ entry, path, text }) => `  unresolved: ${text} (${entry} ${path.join(" › ")})`,
    ),
    ...result.unreadable.map(({ entry, reason }) => `  unreadable: ${entry}: ${reason}`),
    ...result.warnings.map((warning) => `  warning: ${warning}`),
  ];
  return `${lines.join("\n")}\n`;
}

function profileLines(noun: string, profiles: readonly ExportProfile[]): string[] {
  if (profiles.length === 0) return [];
  const lines = [`  ${profiles.length} ${noun}${profiles.length === 1 ? "" : "s"}`];
  for (const { arn, places } of profiles) {
    lines.push(`    ${arn}`);
    for (const { entry, path, form } of places.slice(0, maxPlacesShown)) {
      lines.push(`      ${form} in ${entry} ${path.join(" › ")}`);
    }
    if (places.length > maxPlacesShown) lines.push(`      and ${places.length - maxPlacesShown} more places`);
  }
  return lines;
}

function appLine(app: ExportReading["apps"][number]): string {
  const details = [
    app.domainId && `domain ${app.domainId}`,
    app.projectId && `project ${app.projectId}`,
    app.exportProjectId && `exportProjectId ${app.exportProjectId}`,
    app.model && `model ${app.model}`,
  ].filter(Boolean);
  return `  ${app.kind === "unknown" ? "app" : app.kind} ${app.name ? quoted(app.name) : "without a name"}: ${details.join(", ")}`;
}
