import type { Event, Prisma } from "@quarry/database/generated/client";
import type { Database } from "../operation/context.ts";
import { days } from "../operation/units.ts";
import { EventView } from "./schema.ts";
import type { EventSelection } from "./schema.ts";

/** The filter of the audit list as the database wants it; days are whole days in UTC. */
export function selectedEvents({
  q,
  name,
  actor,
  subjectId,
  from,
  to,
}: EventSelection): Prisma.EventWhereInput {
  const filters: Prisma.EventWhereInput[] = [];
  if (name !== undefined) filters.push({ name });
  if (subjectId !== undefined) filters.push({ subjectId });
  if (actor !== "") filters.push({ actorName: { contains: actor, mode: "insensitive" } });
  if (from !== undefined) filters.push({ at: { gte: new Date(`${from}T00:00:00Z`) } });
  if (to !== undefined)
    filters.push({ at: { lt: new Date(new Date(`${to}T00:00:00Z`).getTime() + days(1)) } });
  if (q !== "") {
    const contains = { contains: q, mode: "insensitive" } as const;
    filters.push({
      OR: [{ subjectLabel: contains }, { name: contains }, { actorName: contains }, { requestId: q }],
    });
  }
  return { AND: filters };
}

/** The views of a page of events, with the teams' slugs looked up once. */
export async function toEventViews(database: Database, rows: readonly Event[]): Promise<EventView[]> {
  const ids = rows.flatMap(({ teamId }) => (teamId === null ? [] : [teamId]));
  const teams = await database.team.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true },
  });
  const slugs = new Map(teams.map(({ id, slug }) => [id, slug]));
  return rows.map((row) =>
    EventView.parse({
      ...row,
      sequence: String(row.sequence),
      at: row.at.toISOString(),
      team: row.teamId === null ? null : (slugs.get(row.teamId) ?? null),
    }),
  );
}
