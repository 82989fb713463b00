import type { EndpointMetricsView } from "@quarry/domain/endpoints/reading-schema";
import type { SparklineBar } from "@quarry/ui/sparkline";
import { formatUtcMinute } from "@quarry/ui/text/format-utc";

/** Calls by the hour as bars, with how long half and nine tenths of them took within the model, at most. */
export function callBars(points: EndpointMetricsView["points"]): SparklineBar[] {
  return points.map(({ at, invocations, latencyP50, latencyP90 }) => ({
    label: formatUtcMinute(new Date(at)),
    value: invocations,
    cells: [invocations.toLocaleString("en"), duration(latencyP50), duration(latencyP90)],
  }));
}

function duration(milliseconds: number | null): string {
  if (milliseconds === null) return "–";
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}
