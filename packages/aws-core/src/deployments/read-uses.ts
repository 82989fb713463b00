// SageMaker has no question for what uses a model, so that every configuration and component is looked at.

import { paginateListEndpointConfigs } from "@aws-sdk/client-sagemaker";
import { describeConfig } from "../endpoints/describe-config.ts";
import { describeInferenceComponent } from "../endpoints/describe-inference-component.ts";
import type { ComponentDescription, EndpointConfigDescription } from "../endpoints/endpoint-views.ts";
import { listInferenceComponents } from "../endpoints/list-inference-components.ts";
import { callAws } from "../errors/call-aws.ts";
import type { DeploymentClients } from "./bring-up.ts";

type Reader = Pick<DeploymentClients, "sagemaker">;

/** Every endpoint configuration of the Region, one call for each. @throws AwsError; a part is never returned as the whole */
export async function readConfigs(
  clients: Reader,
  signal: AbortSignal | undefined,
): Promise<EndpointConfigDescription[]> {
  const options = signal ? { abortSignal: signal } : {};
  const names = await callAws("ListEndpointConfigs", async () => {
    const found: string[] = [];
    const pages = paginateListEndpointConfigs({ client: clients.sagemaker, pageSize: 100 }, {}, options);
    for await (const { EndpointConfigs = [] } of pages)
      found.push(...EndpointConfigs.flatMap(({ EndpointConfigName }) => EndpointConfigName ?? []));
    return found;
  });
  return foundOf(names, (name) => describeConfig(clients, name, signal));
}

/** Every inference component of the Region, one call for each. @throws AwsError; a part is never returned as the whole */
export async function readComponents(
  clients: Reader,
  signal: AbortSignal | undefined,
): Promise<ComponentDescription[]> {
  const summaries = await listInferenceComponents(clients, signal ? { signal } : {});
  const names = summaries.map(({ name }) => name);
  return foundOf(names, (name) => describeInferenceComponent(clients, name, signal));
}

/** The models that a configuration names, each once. */
export function modelsOf({
  variants,
  shadowVariants,
}: Pick<EndpointConfigDescription, "variants" | "shadowVariants">): string[] {
  const models = [...variants, ...shadowVariants].flatMap(({ modelName }) => modelName ?? []);
  return [...new Set(models)];
}

/** One after the other; what went since it was listed is left out. */
async function foundOf<Found>(
  names: readonly string[],
  describe: (name: string) => Promise<Found | undefined>,
): Promise<Found[]> {
  const all: Found[] = [];
  for (const name of names) {
    const found = await describe(name);
    if (found !== undefined) all.push(found);
  }
  return all;
}
