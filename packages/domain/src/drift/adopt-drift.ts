import { z } from "zod";
import { actingTeam, personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { expectedTagsOf } from "../profiles/expected-tags.ts";
import { findDrift } from "./find-drift.ts";
import { AdoptDriftInput } from "./schema.ts";

/** Takes a profile as AWS has it: into a team's catalog if it is in none, and with the tags it has now. */
export const adoptDrift = command({
  permission: "drift.decide",
  event: "drift.adopted",
  route: { method: "POST", path: "/drift/{id}/adoption", summary: "Accept a profile as AWS has it" },
  input: AdoptDriftInput,
  output: z.object({ id: z.uuid(), profileId: z.uuid() }),
  async run({ context, transaction, input: { id, team: slug } }) {
    const drift = await findDrift(transaction, context.actor, id);
    const { arn, connectionId, kind, name } = drift;
    if (kind === "missing") {
      throw new DomainError("conflict", "AWS does not have it any more, so there is nothing to take over.");
    }
    const team = actingTeam(context, slug);
    const profile = await transaction.profile.findFirst({
      where: { connectionId, arn },
      include: { tags: true, adoptions: true },
    });
    if (!profile) throw notFound("profile");
    if (profile.adoptions.length === 0) {
      const adoption = { profileId: profile.id, teamId: team.id, adoptedById: personOf(context).userId };
      await transaction.adoption.create({ data: adoption });
    }
    await transaction.profile.update({ where: { id: profile.id }, data: expectedTagsOf(profile.tags) });
    // An orphan stays one as long as its tag names no request; having been adopted, it is settled for good.
    const settled =
      kind === "orphaned" ? { ignoredAt: new Date(), ignoreReason: "Adopted." } : { settledAt: new Date() };
    await transaction.drift.update({ where: { id }, data: settled, select: { id: true } });
    return {
      result: { id, profileId: profile.id },
      changes: [
        {
          subject: { kind: "profile", id: profile.id, label: name },
          teamId: team.id,
          after: { arn, was: kind },
        },
      ],
    };
  },
});
