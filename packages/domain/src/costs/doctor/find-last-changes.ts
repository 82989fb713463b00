import type { Database } from "../../operation/context.ts";
import type { KeptChange } from "./key-facts.ts";
import { CostTagFailure } from "./schema.ts";
import type { CostTagChangeView } from "./schema.ts";

export interface LastChange {
  view: CostTagChangeView;
  fact: KeptChange;
}

/** The last change that somebody asked for, by key; that of backfills under "". */
export async function findLastChanges(
  { costTagChange }: Pick<Database, "costTagChange">,
  sourceId: string,
): Promise<ReadonlyMap<string, LastChange>> {
  const rows = await costTagChange.findMany({
    where: { sourceId },
    distinct: ["key"],
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    include: { askedBy: { select: { name: true } } },
  });
  return new Map(
    rows.map(({ key, kind, state, askedBy: { name: askedBy }, askedAt, settledAt, failure: kept }) => {
      const failure = kept === null ? null : CostTagFailure.parse(kept);
      const view = {
        kind,
        state,
        askedBy,
        askedAt: askedAt.toISOString(),
        settledAt: settledAt?.toISOString() ?? null,
        failure,
      };
      return [key, { view, fact: { kind, state, askedBy, failure } }];
    }),
  );
}
