import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { toDriftView } from "./drift-view.ts";
import { visibleDrift } from "./find-drift.ts";
import { DriftFilter, DriftPage, driftKinds } from "./schema.ts";

/** Where AWS and Quarry disagree, newest first. */
export const listDrift = query({
  permission: "drift.read",
  route: { method: "GET", path: "/drift", summary: "List where AWS and Quarry disagree" },
  input: DriftFilter,
  output: DriftPage,
  async run({ context: { database, actor }, input: filter }) {
    const { scope, kind, q, page, pageSize } = filter;
    const inScope = { AND: [visibleDrift(actor), { ignoredAt: scope === "open" ? null : { not: null } }] };
    const where = {
      AND: [
        inScope,
        kind.length === 0 ? {} : { kind: { in: kind } },
        q === "" ? {} : { OR: [{ name: contains(q) }, { arn: contains(q) }] },
      ],
    };
    const [rows, total, counted] = await Promise.all([
      database.drift.findMany({
        where,
        include: { connection: { select: { name: true } }, ignoredBy: { select: { name: true } } },
        orderBy: [{ firstSeenAt: "desc" }, { id: "desc" }],
        ...windowOf(filter),
      }),
      database.drift.count({ where }),
      database.drift.groupBy({ by: ["kind"], where: inScope, _count: true }),
    ]);
    const profiles = await database.profile.findMany({
      where: { arn: { in: rows.map(({ arn }) => arn) } },
      select: { id: true, arn: true, connectionId: true },
    });
    const profileOf = ({ arn, connectionId }: { arn: string; connectionId: string }) =>
      profiles.find((one) => one.arn === arn && one.connectionId === connectionId)?.id ?? null;
    const countOf = (name: string) => counted.find((one) => one.kind === name)?._count ?? 0;
    return {
      items: rows.map((row) => toDriftView(row, profileOf(row))),
      page,
      pageSize,
      total,
      counts: DriftPage.shape.counts.parse(
        Object.fromEntries(driftKinds.map((name) => [name, countOf(name)])),
      ),
    };
  },
});

const contains = (q: string) => ({ contains: q, mode: "insensitive" as const });
