import type { ExportResult } from "@quarry/aws-core/exports/schema";

/** The Studio project an export belongs to, when it names exactly one. */
export function expectedProjectOf(result: ExportResult): string | null {
  if (!result.ok) return null;
  const named = new Set(result.apps.flatMap(({ projectId }) => (projectId === null ? [] : [projectId])));
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}
