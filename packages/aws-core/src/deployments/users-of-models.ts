import type { DeploymentClients } from "./bring-up.ts";
import { modelsOf, readComponents, readConfigs } from "./read-uses.ts";

/**
 * Which of these models are used by any endpoint configuration or inference component of the Region.
 *
 * @throws AwsError `denied`, `throttled`, …; a part is never returned as the whole
 */
export async function usersOfModels(
  clients: Pick<DeploymentClients, "sagemaker">,
  models: readonly string[],
  signal?: AbortSignal,
): Promise<{ model: string; usedBy: string }[]> {
  if (models.length === 0) return [];
  const uses = [
    ...(await readConfigs(clients, signal)).flatMap((config) =>
      modelsOf(config).map((model) => ({ model, usedBy: `endpoint configuration ${config.name}` })),
    ),
    ...(await readComponents(clients, signal)).map(({ name, modelName }) => ({
      model: modelName ?? "",
      usedBy: `inference component ${name}`,
    })),
  ];
  return uses.filter(({ model }) => models.includes(model));
}
