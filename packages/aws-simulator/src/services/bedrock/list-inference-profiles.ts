import type { ListInferenceProfilesRequest, ListInferenceProfilesResponse } from "@aws-sdk/client-bedrock";
import type { Call } from "../../server/call.ts";
import { systemProfilesIn } from "../../seed/catalog.ts";
import { operation } from "../../wire/service.ts";
import { cutPage } from "../../world/pages.ts";
import { describeProfile } from "./describe-profile.ts";
import { isVisible } from "./find-profile.ts";
import type { FoundProfile } from "./find-profile.ts";
import { profileTable } from "./profile-rows.ts";

/** Without a type only system-defined profiles are listed, as in AWS (aws/aws-cli#9728). */
export const listInferenceProfiles = operation<ListInferenceProfilesRequest, ListInferenceProfilesResponse>(
  "ListInferenceProfiles",
  {
    effect: "read",
    access: () => [{ action: "bedrock:ListInferenceProfiles" }],
    run(call, { typeEquals, maxResults, nextToken }) {
      const profiles = typeEquals === "APPLICATION" ? applicationProfiles(call) : systemProfiles(call);
      const cut = cutPage(profiles, idOf, { maxResults, nextToken });
      return {
        inferenceProfileSummaries: cut.page.map((found) => describeProfile(found, call)),
        nextToken: cut.nextToken,
      };
    },
  },
);

const applicationProfiles = (call: Call): FoundProfile[] =>
  [...call.world.tables.rows(profileTable, call).values()]
    .filter((row) => isVisible(call, row))
    .map((row): FoundProfile => ({ kind: "application", row }))
    .toSorted(byId);

const systemProfiles = (call: Call): FoundProfile[] =>
  systemProfilesIn(call.region)
    .map((profile): FoundProfile => ({ kind: "system", profile }))
    .toSorted(byId);

const idOf = (found: FoundProfile): string => (found.kind === "system" ? found.profile.id : found.row.id);

const byId = (left: FoundProfile, right: FoundProfile): number => (idOf(left) < idOf(right) ? -1 : 1);
