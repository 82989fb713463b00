import { baseModelOfId } from "@quarry/aws-core/models/base-model";
import { ProfileModel } from "@quarry/aws-core/profiles/schema";
import { profileRouting } from "@quarry/aws-core/profiles/routing";
import { studioVerdict } from "@quarry/aws-core/verdicts/studio-verdict";
import { z } from "zod";
import type { KnownContext } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { can } from "../operation/permissions.ts";
import { query } from "../operation/query.ts";
import { looksAfter } from "./looks-after.ts";
import { maySeeCost } from "./may-see-cost.ts";
import { visibleProfiles } from "./find-profiles.ts";
import { profileRelations, toProfileView } from "./profile-view.ts";
import { DeletionFailure, ProfileDetailView, ProfileReference } from "./schema.ts";
import type { ProfileCare } from "./schema.ts";

/** One profile with its destinations, where it came from and the whole reasoning of its Studio verdict. */
export const getProfile = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profiles/{id}", summary: "Show one inference profile" },
  input: ProfileReference,
  output: ProfileDetailView,
  async run({ context, input }) {
    // Care first: a deletion that ends in between is then seen as under way or done, never as neither.
    const care = await careOf(context, input.id);
    const view = await findProfile(context, input.id);
    const profile = { ...view, account: view.accountId, updatedAt: null };
    return {
      ...view,
      care,
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
  return { ...toProfileView(row, actor), models: z.array(ProfileModel).parse(row.models) };
}

async function careOf({ database, actor }: KnownContext, id: string): Promise<ProfileCare> {
  const profile = await database.profile.findFirst({
    where: { AND: [{ id }, visibleProfiles(actor)] },
    include: { adoptions: true },
  });
  if (!profile) throw notFound("profile");
  const operation = await database.awsOperation.findFirst({
    where: {
      resourceArn: profile.arn,
      request: { kind: "profile.create", connectionId: profile.connectionId },
    },
    select: { requestId: true },
  });
  const isChangeable = profile.type === "APPLICATION" && profile.goneAt === null;
  return {
    expiresOn: profile.expiresOn?.toISOString().slice(0, 10) ?? null,
    deletionWantedAt: profile.deletionWantedAt?.toISOString() ?? null,
    deletionFailure: profile.deletionFailure === null ? null : DeletionFailure.parse(profile.deletionFailure),
    mayAskDeletion: isChangeable && can(actor, "requests.submit"),
    mayChange: isChangeable && actor.kind === "user" && looksAfter(actor, profile.adoptions),
    maySeeCost: maySeeCost(actor, profile.adoptions),
    requestId: operation?.requestId ?? null,
  };
}
