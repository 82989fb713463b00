import type { EndpointCalls } from "../endpoints/build-calls.ts";
import type { EndpointDescription } from "../endpoints/endpoint-views.ts";
import { alignScaling } from "./align-scaling.ts";
import type { Deployment, DeploymentClients } from "./bring-up.ts";
import { makeNewModel } from "./make-new-model.ts";
import { makeConfiguration, updateEndpoint } from "./make-parts.ts";
import { at } from "./progress.ts";
import type { BringUpProgress } from "./progress.ts";
import { removeScaling } from "./remove-scaling.ts";
import { findOwnComponent, isMoving, updateComponent } from "./update-component.ts";
import { isVariantFreed, keepsInstances } from "./update-steps.ts";
import { isConfigurationUnseen, isInProgress } from "./why-wait.ts";

/**
 * What was sent to AWS, each with the time at which AWS said before that the thing had last changed, ISO 8601:
 * the same time later means that AWS never heard of it, another one without the change that it was rolled back.
 */
export interface UpdateSent {
  endpoint: string | null;
  component: string | null;
  copies: string | null;
}

export const nothingSent: UpdateSent = { endpoint: null, component: null, copies: null };

export interface DeploymentUpdate {
  /** The calls that made what serves, or of which a part may serve. */
  previous: EndpointCalls;
  sent: UpdateSent;
  /** Called before AWS is told to change something, so that it can be remembered. */
  beforeSending: (sent: UpdateSent) => Promise<void>;
}

/** A deployment that takes the place of another. */
export type Updating = Deployment & { update: DeploymentUpdate };

/**
 * One pass at changing an endpoint in service to these calls: model and configuration, then the endpoint, then
 * what scales it, then its component. SageMaker keeps what it was until the new one serves. Waits for nothing.
 *
 * @throws NameTakenError, AwsError; after it the pass may be made again
 */
export async function updateDeployment(
  clients: DeploymentClients,
  deployment: Updating,
  found: EndpointDescription,
): Promise<BringUpProgress> {
  const moved = await moveEndpoint(clients, deployment, found);
  if (moved !== null) return moved;
  const component = await findOwnComponent(clients, deployment);
  if (component !== null && isMoving(component)) return { ...at("waiting", "component", found), component };
  await alignScaling(clients, deployment);
  const changed = await updateComponent(clients, deployment, component);
  if (changed !== null) return { ...changed, endpoint: found };
  return { ...at("ready", "scaling", found), component };
}

/** Has the endpoint take the configuration of these calls; null when it serves with it. */
async function moveEndpoint(
  clients: DeploymentClients,
  deployment: Updating,
  found: EndpointDescription,
): Promise<BringUpProgress | null> {
  const { calls, update, signal } = deployment;
  const { previous, sent } = update;
  if (found.configName === calls.names.config && found.status === "InService") return null;
  if (sent.endpoint !== null && sent.endpoint !== found.changedAt) {
    const reason = found.failureReason ?? "SageMaker rolled the update back to the configuration before it.";
    return { ...at("failed", "endpoint", found), reason };
  }
  // The model of a component is made when the component is to take it.
  const waits = calls.createInferenceComponent === null ? await makeNewModel(clients, deployment) : null;
  if (waits !== null) return { ...waits, endpoint: found };
  if (calls.names.config !== previous.names.config) await makeConfiguration(clients, deployment);
  if (isVariantFreed({ previous, calls })) {
    const { endpoint, variant } = calls.names;
    await removeScaling(clients, { endpoint, variants: [variant], components: [], signal });
  }
  await update.beforeSending({ ...sent, endpoint: found.changedAt });
  try {
    await updateEndpoint(clients, deployment, keepsInstances({ previous, calls }));
  } catch (error) {
    if (!isInProgress(error) && !isConfigurationUnseen(error)) throw error;
    await update.beforeSending(sent);
    return { ...at("waiting", "endpoint", found), reason: error.message };
  }
  return at("waiting", "endpoint", found);
}
