import type { DeploymentClients } from "./bring-up.ts";
import { putScaling } from "./put-scaling.ts";
import { removePolicy, removeScaling } from "./remove-scaling.ts";
import type { Updating } from "./update-deployment.ts";
import { losesFromZero, scalingStep } from "./update-steps.ts";

/**
 * Brings scalable target, policies and alarm in line with these calls: puts what they ask for, takes away what
 * only the calls before asked for. Doing it again is harmless.
 *
 * @throws AwsError `denied`, `invalid`, …
 */
export async function alignScaling(clients: DeploymentClients, deployment: Updating): Promise<void> {
  const { calls, update, signal } = deployment;
  const { previous } = update;
  const step = scalingStep({ previous, calls });
  if (step === "remove") {
    const { endpoint, variant, component } = calls.names;
    const components = previous.createInferenceComponent === null ? [] : [component];
    await removeScaling(clients, { endpoint, variants: [variant], components, signal });
  }
  if (step !== "put") return;
  if (losesFromZero({ previous, calls }) && previous.putFromZeroPolicy !== null)
    await removePolicy(clients, previous.putFromZeroPolicy, signal);
  await putScaling(clients, deployment);
}
