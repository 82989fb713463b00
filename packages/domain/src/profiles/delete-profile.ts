import { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { callsOf, callsSentence } from "./calls-of.ts";
import { profileLookedAfter, teamOf } from "./looks-after.ts";
import { DeleteProfileInput } from "./schema.ts";

/**
 * Has a profile deleted in AWS, by its ARN. Whoever wants it has typed its name; one that was called lately goes
 * only when that was said as well.
 */
export const deleteProfile = command({
  permission: "profiles.delete",
  event: "profile.deletion-wanted",
  route: { method: "DELETE", path: "/profiles/{id}", summary: "Delete a profile in AWS" },
  input: DeleteProfileInput,
  output: z.object({ id: z.uuid() }),
  async prepare({ context, input: { id, name, evenIfCalled }, signal }) {
    const profile = await profileLookedAfter(context.database, personOf(context), id);
    if (name !== profile.name) throw invalidField("name", `Type ${profile.name} to delete it.`);
    const called = evenIfCalled ? null : callsSentence(await callsOf(context, profile, signal));
    if (called !== null) throw invalidField("evenIfCalled", `${called} Delete it once nobody calls it.`);
  },
  async run({ context, transaction, input: { id } }) {
    const profile = await profileLookedAfter(transaction, personOf(context), id);
    const wanted = await transaction.profile.updateMany({
      where: { id, goneAt: null, deletionWantedAt: null },
      data: { deletionWantedAt: new Date(), deletionFailure: Prisma.DbNull },
    });
    if (wanted.count === 0) throw new DomainError("conflict", "It is being deleted already.");
    await context.jobs.enqueue(transaction, { name: "profiles.delete", payload: { profileId: id }, key: id });
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "profile", id, label: profile.name },
          ...teamOf(profile),
          before: { arn: profile.arn },
        },
      ],
    };
  },
});
