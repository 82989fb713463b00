import type { EndpointView } from "@quarry/domain/endpoints/schema";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { MonthlyCost } from "../requests/monthly-cost.tsx";
import { EndpointStatus } from "./endpoint-status.tsx";

/** The columns of a list of endpoints; `now` keeps first paint and browser alike. */
export function endpointColumns(now: string): TableColumn<EndpointView>[] {
  const time = (at: string | null) => (at === null ? "–" : <RelativeTime at={at} now={now} />);
  return [
    { id: "name", header: "Name", primary: true, cell: NameCell },
    {
      id: "status",
      header: "Status",
      wrap: true,
      phone: "full",
      cell: (endpoint) => (
        <span className="block max-w-md py-1">
          <EndpointStatus endpoint={endpoint} />
        </span>
      ),
    },
    { id: "team", header: "Team and owner", cell: TeamCell },
    {
      id: "perHour",
      header: "An hour",
      align: "end",
      cell: ({ spending: { perHour } }) => <MonthlyCost microdollars={perHour} />,
    },
    {
      id: "spent",
      header: "Spent so far",
      align: "end",
      cell: ({ spending: { spent } }) => <MonthlyCost microdollars={spent} />,
    },
    { id: "createdAt", header: "Age", cell: ({ createdAt }) => time(createdAt) },
    {
      id: "endsAt",
      header: "Ends",
      cell: ({ endsAt, goneAt }) => time(goneAt ?? endsAt),
    },
  ];
}

function NameCell({ name, instanceType, instances, region }: EndpointView) {
  const machines = instances === null ? instanceType : `${instances} × ${instanceType ?? "unknown"}`;
  return (
    <span className="flex max-w-full min-w-0 flex-col py-1 sm:max-w-72">
      <span title={name} className="truncate max-sm:whitespace-normal">
        {name}
      </span>
      <span className="text-xs font-normal text-ink-faint">
        {[instanceType === null ? null : machines, region].filter(Boolean).join(" · ")}
      </span>
    </span>
  );
}

function TeamCell({ team, owner, account }: EndpointView) {
  return (
    <span className="flex flex-col">
      <span>{team ?? <span className="text-ink-faint">nobody’s</span>}</span>
      <span className="text-xs text-ink-faint">{owner ?? account.name}</span>
    </span>
  );
}
