import type { AwsClients } from "../clients/create-aws-clients.ts";
import { describeEndpoint } from "../endpoints/describe-endpoint.ts";
import type { EndpointCalls } from "../endpoints/build-calls.ts";
import type { Secret } from "../roles/secret.ts";
import { bringUpComponent } from "./bring-up-component.ts";
import { makeConfiguration, makeEndpoint, makeModel } from "./make-parts.ts";
import { assertOwned } from "./ownership.ts";
import { at } from "./progress.ts";
import type { BringUpProgress } from "./progress.ts";
import { putScaling } from "./put-scaling.ts";
import { updateDeployment } from "./update-deployment.ts";
import type { DeploymentUpdate } from "./update-deployment.ts";
import { isConfigurationUnseen, isRolePropagating } from "./why-wait.ts";

export type DeploymentClients = Pick<AwsClients, "sagemaker" | "autoscaling" | "cloudwatch">;

export interface Deployment {
  calls: EndpointCalls;
  /** The value of the tag `quarry:operation` on everything that is made. */
  operationId: string;
  /**
   * Opens the Hub token that the model's environment gets, if it gets one: called only when the model is about to
   * be made, so that nothing holds the token before or after.
   */
  openHubToken?: (() => Promise<Secret>) | undefined;
  /** Whether it was ready before; what scales it is then left as it is. */
  isSettled?: boolean;
  /** What it takes the place of while it is in service; null: of nothing. */
  update?: DeploymentUpdate | null;
  signal?: AbortSignal | undefined;
}

// Statuses that pass by themselves; SageMaker refuses every change meanwhile.
const passing = new Set(["Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"]);

/**
 * One pass at making an endpoint: looks how far it is and does what is next, waiting for nothing. Called again
 * until `ready`, it ends with exactly one of each part, whatever was interrupted: names are given beforehand,
 * and what is there already is taken over only if it carries this operation's tag.
 *
 * @throws NameTakenError when something else has a name that is needed
 * @throws AwsError `denied`, `quota`, `throttled`, …; after it the pass may be made again
 */
export async function bringUp(clients: DeploymentClients, deployment: Deployment): Promise<BringUpProgress> {
  const { calls, operationId, update, signal } = deployment;
  const found = await describeEndpoint(clients, calls.names.endpoint, signal);
  if (!found) return makeAll(clients, deployment);
  await assertOwned(clients, { kind: "endpoint", ...found }, { operationId, signal });
  if (passing.has(found.status)) return at("waiting", "endpoint", found);
  if (update) return updateDeployment(clients, { ...deployment, update }, found);
  // A mix of two configurations serves: an update can mend it, making it again cannot.
  if (found.status === "UpdateRollbackFailed" && deployment.isSettled === true)
    return at("ready", "endpoint", found);
  if (found.status !== "InService")
    return { ...at("failed", "endpoint", found), reason: found.failureReason };
  const component = await bringUpComponent(clients, deployment);
  if (component !== null && component.state !== "ready") return { ...component, endpoint: found };
  if (deployment.isSettled !== true) await putScaling(clients, deployment);
  return { ...at("ready", "scaling", found), component: component?.component ?? null };
}

async function makeAll(clients: DeploymentClients, deployment: Deployment): Promise<BringUpProgress> {
  try {
    await makeModel(clients, deployment);
  } catch (error) {
    if (isRolePropagating(error)) return { ...at("waiting", "model", null), reason: error.message };
    throw error;
  }
  await makeConfiguration(clients, deployment);
  try {
    await makeEndpoint(clients, deployment);
  } catch (error) {
    if (isConfigurationUnseen(error)) return { ...at("waiting", "endpoint", null), reason: error.message };
    throw error;
  }
  return at("waiting", "endpoint", null);
}
