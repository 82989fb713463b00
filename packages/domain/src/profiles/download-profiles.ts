import type { KnownContext } from "../operation/context.ts";
import { CsvAnswer, csvAnswer } from "../operation/csv-answer.ts";
import { query } from "../operation/query.ts";
import { selectedProfiles } from "./find-profiles.ts";
import { orderOf } from "./list-profiles.ts";
import { profileRelations, toProfileView } from "./profile-view.ts";
import { ProfileSelection } from "./schema.ts";
import type { ProfileView } from "./schema.ts";

const rowsAtOnce = 500;

/** The whole selection as a CSV file, in the order of the list. */
export const downloadProfiles = query({
  permission: "profiles.read",
  route: {
    method: "GET",
    path: "/profiles.csv",
    summary: "Download profiles as CSV",
    outputStructure: "detailed",
  },
  input: ProfileSelection,
  output: CsvAnswer,
  async run({ context, input }) {
    return csvAnswer("profiles.csv", Object.keys(columns), rowsOf(context, input));
  },
});

const columns: Readonly<Record<string, (profile: ProfileView) => string | null>> = {
  name: ({ name }) => name,
  arn: ({ arn }) => arn,
  type: ({ type }) => type,
  status: ({ status }) => status,
  account: ({ accountId }) => accountId,
  connection: ({ connection }) => connection,
  region: ({ region }) => region,
  base_model: ({ baseModelId }) => baseModelId,
  routing: ({ routing }) => routing,
  destination_regions: ({ destinationRegions }) => destinationRegions.join(" "),
  origin: ({ origin }) => origin,
  verdict: ({ verdict }) => verdict,
  verdict_reason: ({ verdictSentence }) => verdictSentence,
  studio_project: ({ studioProjectId }) => studioProjectId,
  tags: ({ tags }) => tags.map(({ key, value }) => `${key}=${value}`).join("; "),
  teams: ({ adoptions }) => adoptions.map(({ team }) => team).join(" "),
  created_at_utc: ({ createdAt }) => createdAt,
  last_seen_at_utc: ({ lastSeenAt }) => lastSeenAt,
  gone_at_utc: ({ goneAt }) => goneAt,
};

async function* rowsOf({ database, actor }: KnownContext, selection: ProfileSelection) {
  const where = selectedProfiles(actor, selection);
  for (let skip = 0; ; skip += rowsAtOnce) {
    const rows = await database.profile.findMany({
      where,
      include: profileRelations(actor),
      orderBy: orderOf(selection),
      skip,
      take: rowsAtOnce,
    });
    for (const row of rows) {
      const view = toProfileView(row);
      yield Object.values(columns).map((cell) => cell(view));
    }
    if (rows.length < rowsAtOnce) return;
  }
}
