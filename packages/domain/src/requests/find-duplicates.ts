import type { Connection } from "@quarry/database/generated/client";
import type { Database } from "../operation/context.ts";
import type { Plan, ProfileSpec, SourceView } from "./schema.ts";

interface Sought {
  connection: Connection;
  spec: ProfileSpec;
  source: SourceView;
  teamId: string;
}

/** Profiles that the catalog knows with the same name, or of the same model in the team's catalog. */
export async function findDuplicates(
  database: Database,
  { connection, spec, source, teamId }: Sought,
): Promise<(Plan["duplicates"][number] & { id: string })[]> {
  const place = {
    connectionId: connection.id,
    region: spec.region,
    type: "APPLICATION",
    goneAt: null,
  } as const;
  const sameModel = { baseModelId: source.baseModelId, adoptions: { some: { teamId } } };
  const found = await database.profile.findMany({
    where: { ...place, OR: [{ name: spec.name }, sameModel] },
    select: { id: true, arn: true, name: true },
    orderBy: { name: "asc" },
    take: 10,
  });
  return found.map(({ id, arn, name }) => ({
    id,
    arn,
    name,
    why: name === spec.name ? "It has the same name." : "Your team has it for the same model.",
  }));
}
