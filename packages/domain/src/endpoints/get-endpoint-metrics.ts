import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import { readInvocations } from "@quarry/aws-core/endpoints/read-invocations";
import type { InvocationsPoint } from "@quarry/aws-core/endpoints/read-invocations";
import { variantName } from "@quarry/aws-core/endpoints/resource-names";
import { query } from "../operation/query.ts";
import { hours } from "../operation/units.ts";
import { hourlyPoints } from "./hourly-points.ts";
import { componentsOf, reachEndpoint, readSoftly } from "./reach-endpoint.ts";
import type { ReachedEndpoint } from "./reach-endpoint.ts";
import { EndpointMetricsView } from "./reading-schema.ts";
import { EndpointReference } from "./schema.ts";

const periodMs = hours(1);
const periods = 24;

/** How often an endpoint was called in each of the last 24 hours, by whomever, from CloudWatch. */
export const getEndpointMetrics = query({
  permission: "endpoints.read",
  route: { method: "GET", path: "/endpoints/{id}/metrics", summary: "Calls of an endpoint, by hour" },
  input: EndpointReference,
  output: EndpointMetricsView,
  async run({ context, input: { id }, signal }) {
    const reached = await reachEndpoint(context, id);
    const { reading, unread } = await readSoftly(() => callsByHour(reached, signal));
    const points = reading ?? [];
    return {
      periodSeconds: periodMs / 1000,
      invocations: points.reduce((sum, { invocations }) => sum + invocations, 0),
      points,
      unread,
    };
  },
});

/** A point for each of the last 24 hours, the one that runs included. */
async function callsByHour(
  reached: ReachedEndpoint,
  signal: AbortSignal | undefined,
): Promise<InvocationsPoint[]> {
  const { clients, endpoint } = reached;
  // CloudWatch counts in whole hours of UTC.
  const until = (Math.floor(Date.now() / periodMs) + 1) * periodMs;
  const from = until - periods * periodMs;
  const span = { from: new Date(from), until: new Date(until), periodSeconds: periodMs / 1000 };
  const counters = await countersOf(reached, signal);
  const series = await Promise.all(
    counters.map((counter) =>
      readInvocations(clients, {
        endpoint: endpoint.name,
        ...counter,
        ...span,
        ...(signal && { signal }),
      }),
    ),
  );
  return hourlyPoints({ from: span.from, count: periods }, series);
}

/** By what name calls are counted: the components' where there are some, else the variants'. */
async function countersOf(
  reached: ReachedEndpoint,
  signal: AbortSignal | undefined,
): Promise<{ variant: string; component?: string }[]> {
  const components = await componentsOf(reached, signal);
  if (components.length > 0) return components.map((component) => ({ variant: variantName, component }));
  if (reached.spec !== null) return [{ variant: variantName }];
  const found = await describeEndpoint(reached.clients, reached.endpoint.name, signal);
  return found?.variants.map(({ name }) => ({ variant: name })) ?? [];
}
