import type { Actor } from "../operation/actor.ts";
import type { Database } from "../operation/context.ts";
import { profileRelations, toProfileView } from "./profile-view.ts";
import type { ProfileView } from "./schema.ts";

/** The profiles of these ids as the actor may see them, in the order of the ids; one that is no more is left out. */
export async function readProfiles(
  database: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<ProfileView[]> {
  const rows = await database.profile.findMany({
    where: { id: { in: [...ids] } },
    include: profileRelations(actor),
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toProfileView(row, actor)] : [];
  });
}
