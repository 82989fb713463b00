import type { InvocationsPoint } from "@quarry/aws-core/endpoints/read-invocations";
import { hours } from "../operation/units.ts";

/**
 * Several series of calls as one, a point for each hour from `from` on: CloudWatch has none for an hour without
 * calls. Percentiles of several series do not add up to one of all calls, so they are left out then.
 */
export function hourlyPoints(
  { from, count }: { from: Date; count: number },
  series: readonly (readonly InvocationsPoint[])[],
): InvocationsPoint[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(from.getTime() + hours(index)).toISOString();
    const points = series.flatMap((one) => one.find((point) => point.at === at) ?? []);
    const only = series.length === 1 ? points[0] : undefined;
    return {
      at,
      invocations: points.reduce((sum, { invocations }) => sum + invocations, 0),
      latencyP50: only?.latencyP50 ?? null,
      latencyP90: only?.latencyP90 ?? null,
    };
  });
}
