import {
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteInferenceComponentCommand,
  DeleteModelCommand,
  DescribeModelCommand,
} from "@aws-sdk/client-sagemaker";
import { unlessGone } from "../endpoints/could-not-find.ts";
import { describeConfig } from "../endpoints/describe-config.ts";
import { describeEndpoint } from "../endpoints/describe-endpoint.ts";
import type { EndpointDescription } from "../endpoints/endpoint-views.ts";
import { listInferenceComponents } from "../endpoints/list-inference-components.ts";
import { callAws } from "../errors/call-aws.ts";
import { isOwned } from "./ownership.ts";
import type { DeploymentClients } from "./bring-up.ts";
import type { TakeDownProgress, TakeDownStep } from "./progress.ts";
import { modelsOf } from "./read-uses.ts";
import { removeScaling } from "./remove-scaling.ts";
import { usersOfModels } from "./users-of-models.ts";

export interface TakeDownOrder {
  endpoint: string;
  /** The endpoint as it has just been looked at, null for none; left out, it is looked at here. */
  found?: EndpointDescription | null;
  /** The configurations to delete with it; what it uses when it is first looked at is to be among them. */
  configurations: readonly string[];
  /** The models to delete unless something else uses them. */
  models: readonly string[];
  /** Only what carries this as its tag `quarry:operation` is touched; null: everything that is named here. */
  operationId: string | null;
  /** Keeps configurations and models, so that the endpoint can be started again as it was. */
  keepParts: boolean;
  signal?: AbortSignal | undefined;
}

// SageMaker refuses to delete an endpoint in these, and leaves them by itself.
const untouchable = new Set(["Creating", "Updating", "SystemUpdating", "RollingBack"]);

// The same of components.
const moving = new Set(["Creating", "Updating", "Deleting"]);

/**
 * One pass at taking an endpoint away, in the order that leaves nothing behind: what scales it, its inference
 * components, the endpoint, its configurations, its models. It waits for nothing; called again until `done` it
 * goes on where it was, and what cannot be found counts as deleted. S3 artefacts, images and roles stay.
 *
 * @throws AwsError `denied`, `throttled`, …; after it the pass may be made again
 */
export async function takeDown(clients: DeploymentClients, order: TakeDownOrder): Promise<TakeDownProgress> {
  const { signal } = order;
  const endpoint =
    order.found === undefined
      ? ((await describeEndpoint(clients, order.endpoint, signal)) ?? null)
      : order.found;
  if (endpoint !== null && (await isOurs(clients, endpoint.arn, order))) {
    const step = await takeDownEndpoint(clients, endpoint, signal);
    return { state: "waiting", step, endpoint, kept: [] };
  }
  if (order.keepParts) return { state: "done", step: "endpoint", endpoint: null, kept: [] };
  return { state: "done", step: "models", endpoint: null, kept: await deleteParts(clients, order) };
}

/**
 * Deletes configurations and those of the models that nothing else uses.
 *
 * @returns the models that were left, each with what uses it
 * @throws AwsError `denied`, `throttled`, …
 */
export async function deleteParts(
  clients: DeploymentClients,
  order: Pick<TakeDownOrder, "configurations" | "models" | "operationId" | "signal">,
): Promise<TakeDownProgress["kept"]> {
  for (const name of order.configurations) await deleteConfiguration(clients, name, order);
  return deleteModels(clients, order);
}

type Whose = Pick<TakeDownOrder, "operationId" | "signal">;

async function isOurs(clients: DeploymentClients, arn: string, { operationId, signal }: Whose) {
  return operationId === null || isOwned(clients, arn, { operationId, signal });
}

async function deleteConfiguration(clients: DeploymentClients, name: string, whose: Whose): Promise<void> {
  const { signal } = whose;
  const config = await describeConfig(clients, name, signal);
  if (!config || !(await isOurs(clients, config.arn, whose))) return;
  const command = new DeleteEndpointConfigCommand({ EndpointConfigName: name });
  const options = signal ? { abortSignal: signal } : {};
  await unlessGone(() => callAws("DeleteEndpointConfig", () => clients.sagemaker.send(command, options)));
}

async function deleteModels(
  clients: DeploymentClients,
  { models, ...whose }: Whose & Pick<TakeDownOrder, "models">,
): Promise<TakeDownProgress["kept"]> {
  const { signal } = whose;
  const options = signal ? { abortSignal: signal } : {};
  const ours: string[] = [];
  for (const ModelName of models) {
    const describe = new DescribeModelCommand({ ModelName });
    const found = await unlessGone(() =>
      callAws("DescribeModel", () => clients.sagemaker.send(describe, options)),
    );
    if (found?.ModelArn !== undefined && (await isOurs(clients, found.ModelArn, whose))) ours.push(ModelName);
  }
  const kept = await usersOfModels(clients, ours, signal);
  const used = new Set(kept.map(({ model }) => model));
  for (const ModelName of ours.filter((model) => !used.has(model))) {
    const command = new DeleteModelCommand({ ModelName });
    await unlessGone(() => callAws("DeleteModel", () => clients.sagemaker.send(command, options)));
  }
  return kept;
}

async function takeDownEndpoint(
  clients: DeploymentClients,
  { name, status, variants }: EndpointDescription,
  signal: AbortSignal | undefined,
): Promise<TakeDownStep> {
  if (status === "Deleting") return "endpoint";
  const components = await listInferenceComponents(clients, {
    endpoint: name,
    ...(signal && { signal }),
  });
  await removeScaling(clients, {
    endpoint: name,
    variants: variants.map((variant) => variant.name),
    components: components.map((component) => component.name),
    signal,
  });
  const options = signal ? { abortSignal: signal } : {};
  if (components.length > 0) {
    for (const component of components.filter((one) => !moving.has(one.status ?? ""))) {
      const command = new DeleteInferenceComponentCommand({ InferenceComponentName: component.name });
      await unlessGone(() =>
        callAws("DeleteInferenceComponent", () => clients.sagemaker.send(command, options)),
      );
    }
    return "components";
  }
  if (untouchable.has(status)) return "endpoint";
  const command = new DeleteEndpointCommand({ EndpointName: name });
  await unlessGone(() => callAws("DeleteEndpoint", () => clients.sagemaker.send(command, options)));
  return "endpoint";
}

/**
 * What an endpoint uses now, to be remembered before it is deleted: afterwards nothing names it any more.
 *
 * @throws AwsError `denied`, `throttled`, …
 */
export async function partsOf(
  clients: Pick<DeploymentClients, "sagemaker">,
  { configName }: Pick<EndpointDescription, "configName">,
  signal?: AbortSignal,
): Promise<{ configurations: string[]; models: string[] }> {
  if (configName === null) return { configurations: [], models: [] };
  const config = await describeConfig(clients, configName, signal);
  return { configurations: [configName], models: config ? modelsOf(config) : [] };
}
