import type { Transaction } from "../operation/context.ts";

interface Move {
  teamId: string;
  app: string;
  environment: string;
  profileId: string;
}

/** Lets an alias name a profile from now on; what it named before is remembered. Returns the row's id. */
export async function moveAlias(
  transaction: Transaction,
  { teamId, app, environment, profileId }: Move,
): Promise<{ id: string; previousId: string | null }> {
  const key = { teamId_app_environment: { teamId, app, environment } };
  const before = await transaction.profileAlias.findUnique({ where: key });
  const previousId =
    before && before.profileId !== profileId ? before.profileId : (before?.previousId ?? null);
  const { id } = await transaction.profileAlias.upsert({
    where: key,
    create: { teamId, app, environment, profileId },
    update: { profileId, previousId, ...(before?.profileId !== profileId && { movedAt: new Date() }) },
    select: { id: true },
  });
  return { id, previousId };
}
