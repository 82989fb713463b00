import type { Plan } from "@quarry/domain/requests/schema";
import { Status } from "@quarry/ui/status";

/** Whether the account may call the model, a Region each. */
export function RegionAccessList({ access }: Pick<Plan, "access">) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {access.map(({ region, state, reason }) => (
        <li key={region}>
          <Status kind={accessKind(state)} hint={state === "available" ? undefined : reason}>
            {region}
          </Status>
        </li>
      ))}
    </ul>
  );
}

function accessKind(state: string) {
  if (state === "available") return "success";
  return state === "unknown" ? "pending" : "warning";
}
