import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { query } from "../operation/query.ts";
import { requestsWhere } from "./find-requests.ts";
import { RequestFilter } from "./filter-schema.ts";
import { RequestCounts } from "./schema.ts";

/** How many requests wait: one's own that are under way, and those one may decide on. */
export const countRequests = query({
  permission: "requests.read",
  route: { method: "GET", path: "/request-counts", summary: "Count the requests that wait" },
  input: z.strictObject({}),
  output: RequestCounts,
  async run({ context }) {
    const person = personOf(context);
    const count = (filter: Partial<RequestFilter>) =>
      context.database.request.count({ where: requestsWhere(person, RequestFilter.parse(filter)) });
    const [mine, toDecide] = await Promise.all([
      count({ scope: "mine", state: ["pending", "approved", "provisioning"] }),
      count({ scope: "decide" }),
    ]);
    return { mine, toDecide };
  },
});
