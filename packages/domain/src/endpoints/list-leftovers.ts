import { usableConnections } from "../connections/find-connection.ts";
import { visibleTeams } from "../operation/actor.ts";
import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { EndpointFailure, LeftoverFilter, LeftoverPage } from "./schema.ts";

/** Configurations, models and scalable targets that no endpoint uses, the oldest first. */
export const listLeftovers = query({
  permission: "endpoints.read",
  route: { method: "GET", path: "/endpoint-leftovers", summary: "List what endpoints left behind" },
  input: LeftoverFilter,
  output: LeftoverPage,
  async run({ context: { database, actor }, input: filter }) {
    const contains = { contains: filter.q, mode: "insensitive" } as const;
    const where = {
      connection: usableConnections(visibleTeams(actor)),
      ...(filter.q !== "" && { name: contains }),
    };
    const [rows, total] = await Promise.all([
      database.endpointLeftover.findMany({
        where,
        include: { connection: { select: { accountId: true, name: true } } },
        orderBy: [{ awsCreatedAt: "asc" }, { id: "asc" }],
        ...windowOf(filter),
      }),
      database.endpointLeftover.count({ where }),
    ]);
    const { page, pageSize } = filter;
    return { items: rows.map(toView), page, pageSize, total };

    function toView({
      connection,
      failure,
      awsCreatedAt,
      foundAt,
      unwantedAt,
      ...row
    }: (typeof rows)[number]) {
      const { id, kind, name, arn, region } = row;
      return {
        id,
        kind,
        name,
        arn,
        region,
        account: { id: connection.accountId, name: connection.name },
        createdAt: awsCreatedAt?.toISOString() ?? null,
        foundAt: foundAt.toISOString(),
        isBeingDeleted: unwantedAt !== null && failure === null,
        failure: failure === null ? null : EndpointFailure.parse(failure),
      };
    }
  },
});
