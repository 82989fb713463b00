import type { KnownContext } from "../operation/context.ts";
import { CsvAnswer, csvAnswer } from "../operation/csv-answer.ts";
import { query } from "../operation/query.ts";
import { findProfileIds } from "./find-profiles.ts";
import { readProfiles } from "./read-profiles.ts";
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
  const { ids } = await findProfileIds(database, { actor, selection }, { skip: 0, take: null });
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    const views = await readProfiles(database, actor, ids.slice(from, from + rowsAtOnce));
    for (const view of views) yield Object.values(columns).map((cell) => cell(view));
  }
}
