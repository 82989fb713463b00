import { z } from "zod";
import type { KnownContext } from "../operation/context.ts";
import { dayOf } from "../costs/days-schema.ts";
import type { LensScope } from "./lens-scope.ts";
import type { LensView } from "./schema.ts";

const Problem = z.object({ message: z.string(), remedy: z.string() });

/** How far metering has come in the connections of a scope: as far as the place that is read last. */
export async function meteringState(
  { database, jobs }: Pick<KnownContext, "database" | "jobs">,
  { connections }: Pick<LensScope, "connections">,
): Promise<LensView["freshness"]["metered"]> {
  // Before the times: a reading that ends in between is then seen as under way, and asked about again.
  const isReading = await jobs.isWaiting("metering.read");
  const places = await database.meteringPlace.findMany({
    where: { connection: connections },
    orderBy: [{ region: "asc" }, { connectionId: "asc" }],
  });
  const first = await database.meteredDay.findFirst({
    where: { model: { connection: connections } },
    orderBy: { day: "asc" },
    select: { day: true },
  });
  const read = places.flatMap(({ readUntil }) => readUntil?.toISOString() ?? []).toSorted();
  const problems = places.flatMap(({ region, lastError }) => {
    const problem = Problem.safeParse(lastError);
    return problem.success ? [{ region, ...problem.data }] : [];
  });
  const begun = read[0]?.slice(0, 10) ?? null;
  return { isReading, readUntil: read[0] ?? null, since: first ? dayOf(first.day) : begun, problems };
}
