import type { World } from "../../testing/world.ts";
import type { NoticeKind } from "../kinds-schema.ts";

/** Who was told something of a subject, by first name; channels as "team". */
export async function toldOf(
  { database }: Pick<World, "database">,
  subjectId: string,
  kind: NoticeKind,
): Promise<string[]> {
  const rows = await database.notice.findMany({
    where: { subjectId, kind },
    include: { person: { select: { name: true } } },
  });
  return rows.map(({ person }) => person?.name.split(" ")[0] ?? "team").toSorted();
}
