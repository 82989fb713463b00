import type { KnownContext } from "../operation/context.ts";
import { CsvAnswer, csvAnswer } from "../operation/csv-answer.ts";
import { query } from "../operation/query.ts";
import { selectedEvents, toEventViews } from "./find-events.ts";
import { EventSelection } from "./schema.ts";
import type { EventView } from "./schema.ts";

const rowsAtOnce = 1000;

/** The whole selection of the audit trail as a CSV file, oldest first. */
export const downloadEvents = query({
  permission: "audit.read",
  route: {
    method: "GET",
    path: "/events.csv",
    summary: "Download audit events as CSV",
    outputStructure: "detailed",
  },
  input: EventSelection,
  output: CsvAnswer,
  async run({ context, input }) {
    return csvAnswer("audit-events.csv", Object.keys(columns), rowsOf(context, input));
  },
});

const columns: Readonly<Record<string, (event: EventView) => string | null>> = {
  sequence: ({ sequence }) => sequence,
  at_utc: ({ at }) => at,
  event: ({ name }) => name,
  actor_kind: ({ actorKind }) => actorKind,
  actor: ({ actorName }) => actorName,
  team: ({ team }) => team,
  subject_kind: ({ subjectKind }) => subjectKind,
  subject_id: ({ subjectId }) => subjectId,
  subject: ({ subjectLabel }) => subjectLabel,
  before: ({ before }) => before && JSON.stringify(before),
  after: ({ after }) => after && JSON.stringify(after),
  request_id: ({ requestId }) => requestId,
  hash: ({ hash }) => hash,
};

async function* rowsOf({ database }: KnownContext, selection: EventSelection) {
  const where = selectedEvents(selection);
  let last: bigint = 0n;
  for (;;) {
    const rows = await database.event.findMany({
      where: { AND: [where, { sequence: { gt: last } }] },
      orderBy: { sequence: "asc" },
      take: rowsAtOnce,
    });
    for (const view of await toEventViews(database, rows))
      yield Object.values(columns).map((cell) => cell(view));
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)?.sequence ?? last;
  }
}
