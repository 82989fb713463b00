import { actingTeam } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { aliasRelations, toAliasView } from "./alias-view.ts";
import { moveAlias } from "./move-alias.ts";
import { AliasView, SetAliasInput } from "./schema.ts";

/** Lets an alias of one's team name a profile of the team's catalog; programs that ask for it get that one from now on. */
export const setAlias = command({
  permission: "aliases.move",
  event: "alias.moved",
  route: {
    method: "PUT",
    path: "/aliases/{team}/{app}/{environment}",
    summary: "Let an alias name a profile",
  },
  input: SetAliasInput,
  output: AliasView,
  async run({ context, transaction, input: { team: slug, app, environment, profileId } }) {
    const team = actingTeam(context, slug);
    const profile = await transaction.profile.findFirst({
      where: { id: profileId, adoptions: { some: { teamId: team.id } } },
    });
    if (!profile) throw notFound("profile in the team's catalog");
    if (profile.goneAt !== null)
      throw new DomainError("conflict", "AWS does not have this profile any more.");
    const { id } = await moveAlias(transaction, { teamId: team.id, app, environment, profileId });
    const row = await transaction.profileAlias.findUniqueOrThrow({ where: { id }, include: aliasRelations });
    return {
      result: toAliasView(row),
      changes: [
        {
          subject: { kind: "alias", id, label: `${slug}/${app}/${environment}` },
          teamId: team.id,
          before: { arn: row.previous?.arn ?? null },
          after: { arn: profile.arn },
        },
      ],
    };
  },
});
