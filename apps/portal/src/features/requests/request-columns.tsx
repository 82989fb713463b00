import type { RequestSummaryView } from "@quarry/domain/requests/schema";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { MonthlyCost } from "./monthly-cost.tsx";
import { RequestStateMark } from "./request-state.tsx";

/** The columns of a list of requests. */
export function requestColumns(now: string): TableColumn<RequestSummaryView>[] {
  return [
    { id: "title", header: "Request", primary: true, cell: ({ title }) => title },
    { id: "state", header: "State", cell: (request) => <RequestStateMark request={request} /> },
    { id: "requester", header: "Asked by", cell: ({ requester }) => requester.name },
    { id: "team", header: "Team", cell: ({ team }) => team },
    { id: "region", header: "Region", cell: ({ region }) => region },
    {
      id: "cost",
      header: "Per month",
      align: "end",
      cell: ({ monthlyMicrodollars }) => <MonthlyCost microdollars={monthlyMicrodollars} />,
    },
    {
      id: "submittedAt",
      header: "Asked",
      cell: ({ submittedAt }) => <RelativeTime at={submittedAt} now={now} />,
    },
  ];
}
