import { query } from "../operation/query.ts";
import { windowOf } from "../operation/paging.ts";
import { selectedEvents, toEventViews } from "./find-events.ts";
import { EventFilter, EventPage } from "./schema.ts";

/** The audit trail, newest first. */
export const listEvents = query({
  permission: "audit.read",
  route: { method: "GET", path: "/events", summary: "List audit events" },
  input: EventFilter,
  output: EventPage,
  async run({ context: { database }, input }) {
    const where = selectedEvents(input);
    const [rows, total] = await Promise.all([
      database.event.findMany({ where, orderBy: { sequence: "desc" }, ...windowOf(input) }),
      database.event.count({ where }),
    ]);
    return { items: await toEventViews(database, rows), page: input.page, pageSize: input.pageSize, total };
  },
});
