import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { aliasRelations } from "./alias-view.ts";
import type { AliasReference } from "./schema.ts";

/** The filter for aliases that the actor may see: those of their teams. */
export function visibleAliases(actor: Actor) {
  const teams = visibleTeams(actor);
  return teams === "all" ? {} : { teamId: { in: [...teams] } };
}

/** @throws DomainError `not-found` also for an alias of another team */
export async function findAlias(
  database: Pick<Transaction, "profileAlias">,
  actor: Actor,
  { team, app, environment }: AliasReference,
) {
  const alias = await database.profileAlias.findFirst({
    where: { AND: [{ team: { slug: team }, app, environment }, visibleAliases(actor)] },
    include: aliasRelations,
  });
  if (!alias) throw notFound("alias");
  return alias;
}
