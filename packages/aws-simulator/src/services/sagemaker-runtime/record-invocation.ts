import type { Call } from "../../server/call.ts";
import { recordMetric } from "../cloudwatch/record-metric.ts";
import type { InvokeTarget } from "./invoke-target.ts";

const namespace = "AWS/SageMaker";

/** What SageMaker itself adds to a model's time, in microseconds. */
const overheadMicroseconds = 4200;

/** One invocation that reached a container: its HTTP status there, and how long the model took, in milliseconds. */
export type Invocation = { status: number; latencyMs: number };

/** Records the metrics that SageMaker publishes for an invocation, per variant and per component. */
export function recordInvocation(
  call: Call,
  { endpoint, fleet, component }: InvokeTarget,
  { status, latencyMs }: Invocation,
): void {
  const variant = { EndpointName: endpoint.name, VariantName: fleet.variant };
  const isFailure = status >= 400;
  const counts = {
    Invocations: 1,
    Invocation4XXErrors: status >= 400 && status < 500 ? 1 : 0,
    Invocation5XXErrors: status >= 500 ? 1 : 0,
    InvocationModelErrors: isFailure ? 1 : 0,
    ...(fleet.current > 0 && { InvocationsPerInstance: 1 / fleet.current }),
  };
  const latencies = { ModelLatency: latencyMs * 1000, OverheadLatency: overheadMicroseconds };
  record(call, variant, counts);
  if (!isFailure) record(call, variant, latencies);
  if (component === undefined) return;
  const own = { InferenceComponentName: component.name };
  const { InvocationsPerInstance: _perInstance, ...perComponent } = counts;
  record(call, own, { ...perComponent, InvocationsPerCopy: 1 / component.currentCopies });
  if (!isFailure) record(call, own, latencies);
}

/** An invocation of a component without copies: what the step policy of scale-from-zero looks at. */
export const recordNoCapacity = (call: Call, component: string): void =>
  record(call, { InferenceComponentName: component }, { NoCapacityInvocationFailures: 1 });

function record(
  { world, account, region }: Call,
  dimensions: Record<string, string>,
  values: Readonly<Record<string, number>>,
): void {
  const at = world.clock.now();
  for (const [name, value] of Object.entries(values)) {
    const unit = name.endsWith("Latency") ? "Microseconds" : "Count";
    recordMetric(world, account, region, { namespace, name, dimensions, value, unit, at });
  }
}
