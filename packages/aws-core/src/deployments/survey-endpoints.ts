import { paginateDescribeScalableTargets } from "@aws-sdk/client-application-auto-scaling";
import { paginateListModels } from "@aws-sdk/client-sagemaker";
import { describeEndpoint } from "../endpoints/describe-endpoint.ts";
import type { EndpointConfigDescription, EndpointDescription } from "../endpoints/endpoint-views.ts";
import { isoDate } from "../endpoints/iso-date.ts";
import { listEndpoints } from "../endpoints/list-endpoints.ts";
import { callAws } from "../errors/call-aws.ts";
import type { DeploymentClients } from "./bring-up.ts";
import { modelsOf, readComponents, readConfigs } from "./read-uses.ts";

/** An endpoint with the configuration that it uses. */
export interface SurveyedEndpoint {
  endpoint: EndpointDescription;
  config: EndpointConfigDescription | null;
}

/** Something that nothing uses: a configuration without endpoint, a model without either, a target of nothing. */
export interface Leftover {
  kind: "configuration" | "model" | "target";
  name: string;
  arn: string;
  /** ISO 8601; null where AWS does not say. */
  createdAt: string | null;
}

interface Known {
  name: string;
  arn: string;
  createdAt: string;
}

/**
 * Looks at every endpoint of the client's Region and at what belongs to endpoints, and tells what nothing uses.
 * A model that only an unused configuration names is not told until that is gone. Costs one call for each
 * endpoint, configuration and component.
 *
 * @throws AwsError also when a later page fails; a part is never returned as the whole
 */
export async function surveyEndpoints(
  clients: DeploymentClients,
  signal?: AbortSignal,
): Promise<{ endpoints: SurveyedEndpoint[]; leftovers: Leftover[] }> {
  const configs = new Map((await readConfigs(clients, signal)).map((config) => [config.name, config]));
  const endpoints: SurveyedEndpoint[] = [];
  for (const { name } of await listEndpoints(clients, signal)) {
    const endpoint = await describeEndpoint(clients, name, signal);
    if (endpoint) endpoints.push({ endpoint, config: configs.get(endpoint.configName ?? "") ?? null });
  }
  const components = await readComponents(clients, signal);
  const usedConfigs = new Set(endpoints.map(({ endpoint }) => endpoint.configName));
  const usedModels = new Set([
    ...[...configs.values()].flatMap(modelsOf),
    ...components.map(({ modelName }) => modelName),
  ]);
  const leftovers: Leftover[] = [
    ...[...configs.values()]
      .filter(({ name }) => !usedConfigs.has(name))
      .map(({ name, arn, createdAt }) => ({ kind: "configuration" as const, name, arn, createdAt })),
    ...(await allModels(clients, signal))
      .filter(({ name }) => !usedModels.has(name))
      .map((model) => ({ kind: "model" as const, ...model })),
    ...(await looseTargets(clients, { endpoints, components, signal })),
  ];
  return { endpoints, leftovers };
}

async function allModels(clients: DeploymentClients, signal: AbortSignal | undefined): Promise<Known[]> {
  const options = signal ? { abortSignal: signal } : {};
  return callAws("ListModels", async () => {
    const models: Known[] = [];
    const pages = paginateListModels({ client: clients.sagemaker, pageSize: 100 }, {}, options);
    for await (const { Models = [] } of pages)
      for (const { ModelName = "", ModelArn = "", CreationTime } of Models)
        models.push({ name: ModelName, arn: ModelArn, createdAt: isoDate(CreationTime) });
    return models;
  });
}

interface Scaled {
  endpoints: readonly SurveyedEndpoint[];
  components: readonly { name: string }[];
  signal: AbortSignal | undefined;
}

async function looseTargets(
  { autoscaling }: DeploymentClients,
  { endpoints, components, signal }: Scaled,
): Promise<Leftover[]> {
  const options = signal ? { abortSignal: signal } : {};
  const names = new Set(endpoints.map(({ endpoint }) => endpoint.name));
  const ofComponents = new Set(components.map(({ name }) => name));
  const isLoose = (resource: string): boolean => {
    const [kind, name = ""] = resource.split("/");
    return kind === "inference-component" ? !ofComponents.has(name) : !names.has(name);
  };
  return callAws("DescribeScalableTargets", async () => {
    const found: Leftover[] = [];
    const input = { ServiceNamespace: "sagemaker" } as const;
    for await (const page of paginateDescribeScalableTargets({ client: autoscaling }, input, options)) {
      for (const { ResourceId = "", ScalableTargetARN = "", CreationTime } of page.ScalableTargets ?? []) {
        if (!isLoose(ResourceId)) continue;
        found.push({
          kind: "target",
          name: ResourceId,
          arn: ScalableTargetARN,
          createdAt: isoDate(CreationTime),
        });
      }
    }
    return found;
  });
}
