import { listFoundationModels } from "@quarry/aws-core/models/list-foundation-models";
import { z } from "zod";
import { query } from "../operation/query.ts";
import { foundationSource } from "./find-source.ts";
import { findUsableConnection } from "./find-usable-connection.ts";
import { SourceView } from "./schema.ts";

/** What a new profile may copy in a Region, best first: global routing, a geography, one Region. */
export const listSources = query({
  permission: "requests.submit",
  route: { method: "GET", path: "/request-sources", summary: "List what a new profile may copy" },
  input: z.strictObject({ connectionId: z.uuid(), region: z.string().max(40) }),
  output: z.object({ items: z.array(SourceView) }),
  async run({ context, input: { connectionId, region }, signal }) {
    const { database, aws } = context;
    const connection = await findUsableConnection(context, { connectionId, region });
    const [profiles, models] = await Promise.all([
      database.profile.findMany({
        where: { connectionId, region, type: "SYSTEM_DEFINED", goneAt: null },
        orderBy: { name: "asc" },
      }),
      listFoundationModels(aws.clientsFor(connection, region), signal),
    ]);
    const systemDefined = profiles.map((profile): SourceView => ({
      arn: profile.arn,
      name: profile.name,
      kind: "system-defined",
      baseModelId: profile.baseModelId ?? profile.profileId,
      provider: profile.provider ?? "",
      routing: profile.routing ?? "unknown",
      destinationRegions: profile.destinationRegions,
      residency: residencyOf(profile),
    }));
    const bare = models
      .filter(
        ({ inferenceTypes, lifecycle }) => inferenceTypes.includes("ON_DEMAND") && lifecycle === "ACTIVE",
      )
      .map(foundationSource);
    return { items: [...systemDefined, ...bare].toSorted(bestFirst) };
  },
});

function residencyOf({
  routing,
  destinationRegions,
}: {
  routing: string | null;
  destinationRegions: string[];
}) {
  if (routing === "global") return "Requests may be processed in any commercial AWS Region.";
  return `Requests may be processed in ${destinationRegions.join(", ")}.`;
}

const rank = ({ routing }: SourceView) => (routing === "global" ? 0 : routing === "none" ? 2 : 1);

function bestFirst(one: SourceView, other: SourceView): number {
  return one.baseModelId.localeCompare(other.baseModelId) || rank(one) - rank(other);
}
