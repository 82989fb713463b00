import { query } from "../operation/query.ts";
import { notFound } from "../operation/domain-error.ts";
import { callsOf } from "./calls-of.ts";
import { visibleProfiles } from "./find-profiles.ts";
import { ProfileCallsView, ProfileReference } from "./schema.ts";

/** How often a profile was called lately, from CloudWatch: programs that know nothing of Quarry are counted too. */
export const getProfileCalls = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profiles/{id}/calls", summary: "Count the calls of a profile" },
  input: ProfileReference,
  output: ProfileCallsView,
  async run({ context, input: { id }, signal }) {
    const profile = await context.database.profile.findFirst({
      where: { AND: [{ id }, visibleProfiles(context.actor)] },
      include: { connection: true },
    });
    if (!profile) throw notFound("profile");
    return { count: await callsOf(context, profile, signal) };
  },
});
