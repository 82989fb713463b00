import { personOf } from "../operation/acting-team.ts";
import { query } from "../operation/query.ts";
import { readRequest } from "./read-request.ts";
import { toRequestView } from "./request-view.ts";
import { RequestReference, RequestView } from "./schema.ts";

/** One request, whole, with what the one who asks may do with it. */
export const getRequest = query({
  permission: "requests.read",
  route: { method: "GET", path: "/requests/{id}", summary: "Show a request" },
  input: RequestReference,
  output: RequestView,
  async run({ context, input: { id } }) {
    const row = await readRequest(context.database, context.actor, id);
    return toRequestView(context.database, row, personOf(context));
  },
});
