import { renderSnippets } from "@quarry/aws-core/snippets/render-snippets";
import { query } from "../operation/query.ts";
import { findProfile } from "./get-profile.ts";
import { ProfileReference, SnippetsView } from "./schema.ts";

/** Working code for a profile, with its ARN and region filled in. */
export const getProfileSnippets = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profiles/{id}/snippets", summary: "Code that calls a profile" },
  input: ProfileReference,
  output: SnippetsView,
  async run({ context, input }) {
    const { arn, region, baseModelId, provider, name } = await findProfile(context, input.id);
    return { snippets: renderSnippets({ arn, region, baseModelId, provider, name }) };
  },
});
