// Changing how many instances a variant has: by the operation and by Application Auto Scaling alike.
import { durations, momentAfter } from "./durations.ts";
import { requireQuota } from "./deploy.ts";
import type { EndpointRow } from "./endpoint-rows.ts";
import type { Place } from "./find-rows.ts";
import { keepInstances, plan } from "./settle.ts";

/** What a variant shall have; absent means as it is. */
export type WantedFleet = { variant: string; count?: number | undefined; weight?: number | undefined };

/** Throws ResourceLimitExceeded before anything is changed. The endpoint is Updating until the instances are there. */
export function scaleFleets(place: Place, row: EndpointRow, wanted: readonly WantedFleet[]): void {
  const changes = wanted.flatMap((change) => {
    const fleet = row.deployment.fleets.find(({ variant }) => variant === change.variant);
    return fleet === undefined ? [] : [{ fleet, ...change }];
  });
  requireQuota(
    place,
    changes.flatMap(({ fleet, count = fleet.desired }) =>
      fleet.instanceType === undefined
        ? []
        : [{ instanceType: fleet.instanceType, count: count - Math.max(fleet.current, fleet.desired) }],
    ),
  );
  for (const { fleet, count, weight } of changes) {
    fleet.desired = count ?? fleet.desired;
    fleet.desiredWeight = weight ?? fleet.desiredWeight;
  }
  const now = place.world.clock.now().toISOString();
  row.status = "Updating";
  row.modifiedAt = now;
  row.failureReason = undefined;
  plan(row, [{ at: momentAfter(place.world, durations.scale), do: "enter", status: "InService" }]);
  keepInstances({ world: place.world, scope: place, row }, now);
}
