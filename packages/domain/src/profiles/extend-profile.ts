import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { days } from "../operation/units.ts";
import { profileLookedAfter, teamOf } from "./looks-after.ts";
import { ExtendProfileInput, ExtendedProfile } from "./schema.ts";

const longest = days(366);

/** Sets the day on which a profile is deleted, or lets it stay. Not while it is being deleted. */
export const extendProfile = command({
  permission: "profiles.extend",
  event: "profile.extended",
  route: { method: "PUT", path: "/profiles/{id}/expiry", summary: "Set the day a profile is deleted" },
  input: ExtendProfileInput,
  output: ExtendedProfile,
  async run({ context, transaction, input: { id, expiresOn } }) {
    const profile = await profileLookedAfter(transaction, personOf(context), id);
    const day = expiresOn === null ? null : new Date(expiresOn);
    if (day !== null && day.getTime() <= Date.now()) {
      throw invalidField("expiresOn", "Choose a day after today.");
    }
    if (day !== null && day.getTime() > Date.now() + longest) {
      throw invalidField("expiresOn", "Choose a day within a year.");
    }
    const extended = await transaction.profile.updateMany({
      where: { id, goneAt: null, deletionWantedAt: null },
      data: { expiresOn: day, expiryNoticedAt: null },
    });
    if (extended.count === 0)
      throw new DomainError("conflict", "It is being deleted, so it cannot be extended.");
    return {
      result: { id, expiresOn },
      changes: [
        {
          subject: { kind: "profile", id, label: profile.name },
          ...teamOf(profile),
          before: { expiresOn: profile.expiresOn?.toISOString().slice(0, 10) ?? null },
          after: { expiresOn },
        },
      ],
    };
  },
});
