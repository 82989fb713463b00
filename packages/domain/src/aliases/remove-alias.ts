import { actingTeam } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { findAlias } from "./find-alias.ts";
import { AliasReference } from "./schema.ts";

/** Removes an alias; its profile stays. */
export const removeAlias = command({
  permission: "aliases.move",
  event: "alias.removed",
  route: { method: "DELETE", path: "/aliases/{team}/{app}/{environment}", summary: "Remove an alias" },
  input: AliasReference,
  output: AliasReference,
  async run({ context, transaction, input }) {
    const team = actingTeam(context, input.team);
    const { id, profile } = await findAlias(transaction, context.actor, input);
    await transaction.profileAlias.delete({ where: { id } });
    const { team: slug, app, environment } = input;
    return {
      result: input,
      changes: [
        {
          subject: { kind: "alias", id, label: `${slug}/${app}/${environment}` },
          teamId: team.id,
          before: { arn: profile.arn },
        },
      ],
    };
  },
});
