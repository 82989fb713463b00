import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { endpointRelations, perHour, toEndpointView } from "./endpoint-view.ts";
import { endpointsWhere } from "./find-endpoints.ts";
import { EndpointFilter, EndpointPage } from "./schema.ts";

/** Endpoints of the teams one may see, the newest first, with what they cost now. */
export const listEndpoints = query({
  permission: "endpoints.read",
  route: { method: "GET", path: "/endpoints", summary: "List SageMaker endpoints" },
  input: EndpointFilter,
  output: EndpointPage,
  async run({ context: { database, actor }, input: filter }) {
    const where = endpointsWhere(actor, filter);
    const [rows, total, running] = await Promise.all([
      database.endpoint.findMany({
        where,
        include: endpointRelations,
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        ...windowOf(filter),
      }),
      database.endpoint.count({ where }),
      database.endpoint.findMany({
        where: { AND: [where, { runs: { some: { endedAt: null } } }] },
        select: { runs: { where: { endedAt: null } } },
      }),
    ]);
    const now = new Date();
    const { page, pageSize } = filter;
    return {
      items: rows.map((row) => toEndpointView(row, now)),
      page,
      pageSize,
      total,
      perHour: String(running.reduce((sum, row) => sum + (perHour(row) ?? 0n), 0n)),
    };
  },
});
