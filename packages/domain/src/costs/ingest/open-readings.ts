import type { CostGrouping, CostReading } from "@quarry/database/generated/client";
import type { Database } from "../../operation/context.ts";
import { ReadingProgress } from "./reading-progress.ts";

export type OpenReading = CostReading & { grouping: CostGrouping };

/** The readings of a bill that were begun and have not ended. */
export async function findOpenReadings(
  database: Database,
  sourceId: string,
): Promise<{ recent: OpenReading | undefined; history: OpenReading | undefined }> {
  const readings = await database.costReading.findMany({
    where: { grouping: { sourceId } },
    include: { grouping: true },
    orderBy: { startedAt: "asc" },
  });
  const isRecent = ({ progress }: OpenReading) => ReadingProgress.parse(progress).purpose === "recent";
  return { recent: readings.find(isRecent), history: readings.find((reading) => !isRecent(reading)) };
}
