import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Stat, StatRow } from "@quarry/ui/stat";
import { MonthlyCost } from "../requests/monthly-cost.tsx";

interface EndpointFiguresProps {
  endpoint: EndpointDetailView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** What an endpoint costs, what runs, and until when. */
export function EndpointFigures({ endpoint, now }: EndpointFiguresProps) {
  const { spending, createdAt, instances, instanceType, runs, goneAt, endsAt, schedule } = endpoint;
  const runsNow = runs.some(({ endedAt }) => endedAt === null);
  const end = goneAt ?? endsAt;
  return (
    <StatRow>
      <Stat
        label="Costs an hour now"
        figure={<MonthlyCost microdollars={spending.perHour} />}
        hint={runsNow ? "while it runs, called or not" : "no instance runs"}
      />
      <Stat
        label="Spent so far"
        figure={<MonthlyCost microdollars={spending.spent} />}
        hint={
          <>
            since <RelativeTime at={createdAt} now={now} />, by list price
          </>
        }
      />
      <Stat label="Instances" figure={runsNow ? (instances ?? "–") : 0} hint={instanceType} />
      <Stat
        label={goneAt === null ? "Ends" : "Gone"}
        figure={end === null ? "never" : <RelativeTime at={end} now={now} />}
        hint={schedule === null ? undefined : hoursWords(schedule)}
      />
    </StatRow>
  );
}

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function hoursWords({ days, from, to, timeZone }: NonNullable<EndpointDetailView["schedule"]>): string {
  return `runs ${days.map((day) => dayNames[day - 1]).join(", ")} ${from} to ${to} (${timeZone})`;
}
