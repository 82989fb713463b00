import { baseModelOfId } from "@quarry/aws-core/models/base-model";
import { ProfileModel } from "@quarry/aws-core/profiles/schema";
import { profileRouting } from "@quarry/aws-core/profiles/routing";
import { studioVerdict } from "@quarry/aws-core/verdicts/studio-verdict";
import { z } from "zod";
import type { KnownContext } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { query } from "../operation/query.ts";
import { visibleProfiles } from "./find-profiles.ts";
import { profileRelations, toProfileView } from "./profile-view.ts";
import { ProfileDetailView, ProfileReference } from "./schema.ts";

/** One profile with its destinations, where it came from and the whole reasoning of its Studio verdict. */
export const getProfile = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profiles/{id}", summary: "Show one inference profile" },
  input: ProfileReference,
  output: ProfileDetailView,
  async run({ context, input }) {
    const view = await findProfile(context, input.id);
    const profile = { ...view, account: view.accountId, updatedAt: null };
    return {
      ...view,
      parameters: view.baseModelId === null ? null : baseModelOfId(view.baseModelId).parameters,
      residency: profileRouting(profile).residency,
      studioVerdict: studioVerdict({ profile, tags: view.tagsReadable ? view.tags : null }),
    };
  },
});

/**
 * The profile's view with its destinations.
 *
 * @throws DomainError `not-found` when it is not there or belongs to another team
 */
export async function findProfile({ database, actor }: KnownContext, id: string) {
  const row = await database.profile.findFirst({
    where: { AND: [{ id }, visibleProfiles(actor)] },
    include: profileRelations(actor),
  });
  if (!row) throw notFound("profile");
  return { ...toProfileView(row), models: z.array(ProfileModel).parse(row.models) };
}
