import { ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import { explainPolicy } from "@quarry/aws-core/policies/explain-policy";
import { invokeProfilePolicy } from "@quarry/aws-core/policies/invoke-profile-policy";
import { manageProfilesPolicy } from "@quarry/aws-core/policies/manage-profiles-policy";
import type { PolicyDocument } from "@quarry/aws-core/policies/policy-document";
import { studioProfilePolicy } from "@quarry/aws-core/policies/studio-profile-policy";
import { studioTagKeys } from "@quarry/aws-core/verdicts/studio-tags";
import { query } from "../operation/query.ts";
import { ProjectId } from "../studio-projects/schema.ts";
import { findProfile } from "./get-profile.ts";
import { ProfilePoliciesView, ProfileReference } from "./schema.ts";
import type { ProfilePolicyView, ProfileView } from "./schema.ts";

/** The IAM policies to call a profile, from the Studio too, and to manage profiles like it. */
export const getProfilePolicies = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profiles/{id}/policies", summary: "IAM policies for a profile" },
  input: ProfileReference,
  output: ProfilePoliciesView,
  async run({ context, input }) {
    const profile = await findProfile(context, input.id);
    return { policies: [...callingPolicies(profile), ...managingPolicies(profile)] };
  },
});

function callingPolicies(profile: ProfileView): ProfilePolicyView[] {
  const { arn, baseModelId, destinationRegions, routing, type, tags } = profile;
  // AWS named no model, and a policy that leaves the model out allows nothing.
  if (baseModelId === null) return [];
  const called = { profileArn: arn, baseModelId, destinationRegions, routing: routing ?? "none" };
  const invoke = policyView("invoke", "Call this profile", invokeProfilePolicy(called));
  const projectTag = tags.find(({ key }) => key === studioTagKeys.project)?.value;
  const project = ProjectId.safeParse(projectTag);
  if (type !== "APPLICATION" || !project.success) return [invoke];
  const studio = studioProfilePolicy({ ...called, projectId: project.data });
  const label = `Call it from the Studio project ${project.data}`;
  return [invoke, { ...policyView("studio", label, studio), fieldProven: true }];
}

function managingPolicies({ accountId, region, tags }: ProfileView): ProfilePolicyView[] {
  const place = { account: accountId, regions: [region] };
  const every = policyView(
    "manage",
    `Manage the profiles of ${accountId} in ${region}`,
    manageProfilesPolicy(place),
  );
  const owner = tags.find(({ key }) => key === ownerTag);
  if (!owner) return [every];
  const owned = manageProfilesPolicy({ ...place, tags: [owner] });
  return [every, policyView("manage-owned", `Manage only profiles of the team ${owner.value}`, owned)];
}

function policyView(id: ProfilePolicyView["id"], label: string, policy: PolicyDocument): ProfilePolicyView {
  return {
    id,
    label,
    document: JSON.stringify(policy, null, 2),
    statements: explainPolicy(policy),
    fieldProven: false,
  };
}
