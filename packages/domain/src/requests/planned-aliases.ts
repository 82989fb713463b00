import type { Database, Transaction } from "../operation/context.ts";
import { invalidField } from "../operation/domain-error.ts";
import { moveAlias } from "../aliases/move-alias.ts";
import type { ProfileSpec } from "./schema.ts";

type Wish = Pick<ProfileSpec, "app" | "environment" | "replaces">;

/**
 * The aliases that will name the new profile: its own, and those of the profile it replaces.
 *
 * @throws DomainError `invalid` when the team does not have the profile that is to be replaced
 */
export async function aliasesOf(
  database: Pick<Database, "profile" | "profileAlias">,
  team: { id: string; slug: string },
  { app, environment, replaces }: Wish,
): Promise<string[]> {
  const own = app === "" ? [] : [`${team.slug}/${app}/${environment}`];
  if (replaces === null) return own;
  const replaced = await database.profile.findFirst({
    where: { id: replaces, adoptions: { some: { teamId: team.id } } },
  });
  if (!replaced)
    throw invalidField("spec.replaces", "Your team does not have the profile that is to be replaced.");
  const taken = await database.profileAlias.findMany({ where: { teamId: team.id, profileId: replaces } });
  const names = taken.map((alias) => `${team.slug}/${alias.app}/${alias.environment}`);
  return [...new Set([...own, ...names])];
}

interface Made {
  teamId: string;
  profileId: string;
  spec: Wish;
}

/** Lets the aliases of a request name the profile that was made for it. */
export async function moveAliases(
  transaction: Transaction,
  { teamId, profileId, spec }: Made,
): Promise<void> {
  const { app, environment, replaces } = spec;
  if (app !== "") await moveAlias(transaction, { teamId, app, environment, profileId });
  if (replaces === null) return;
  const taken = await transaction.profileAlias.findMany({ where: { teamId, profileId: replaces } });
  for (const alias of taken) {
    await moveAlias(transaction, { teamId, app: alias.app, environment: alias.environment, profileId });
  }
}
