import type { ExportReading } from "@quarry/aws-core/exports/schema";

/** The reader's warnings without those that other parts of the page tell: nothing found, damaged files, differing project ids. */
export function furtherWarnings({ profiles, unreadable, apps, warnings }: ExportReading): string[] {
  // Without a profile, the first warning says so.
  const further = profiles.length === 0 ? warnings.slice(1) : warnings;
  const isToldOfFile = (warning: string) =>
    unreadable.some(({ entry }) => warning.startsWith(`${entry} is damaged`));
  const isToldOfApp = (warning: string) =>
    apps.some(
      ({ projectId, exportProjectId }) =>
        projectId !== null &&
        exportProjectId !== null &&
        warning.includes(` ${projectId}`) &&
        warning.includes(`exportProjectId says ${exportProjectId}`),
    );
  return [...new Set(further)].filter((warning) => !isToldOfFile(warning) && !isToldOfApp(warning));
}
