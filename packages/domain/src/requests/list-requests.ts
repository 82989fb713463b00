import { personOf } from "../operation/acting-team.ts";
import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { requestsWhere } from "./find-requests.ts";
import { requestRelations } from "./read-request.ts";
import { toRequestSummary } from "./request-view.ts";
import { RequestFilter } from "./filter-schema.ts";
import { RequestPage } from "./schema.ts";

/** Requests of the teams one may see, newest first. */
export const listRequests = query({
  permission: "requests.read",
  route: { method: "GET", path: "/requests", summary: "List requests" },
  input: RequestFilter,
  output: RequestPage,
  async run({ context, input: filter }) {
    const person = personOf(context);
    const where = requestsWhere(person, filter);
    const [rows, total] = await Promise.all([
      context.database.request.findMany({
        where,
        include: requestRelations,
        orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
        ...windowOf(filter),
      }),
      context.database.request.count({ where }),
    ]);
    const { page, pageSize } = filter;
    return { items: rows.map((row) => toRequestSummary(row, person)), page, pageSize, total };
  },
});
