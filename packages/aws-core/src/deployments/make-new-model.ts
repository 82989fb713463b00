import { makeModel } from "./make-parts.ts";
import type { DeploymentClients } from "./bring-up.ts";
import { at } from "./progress.ts";
import type { BringUpProgress } from "./progress.ts";
import type { Updating } from "./update-deployment.ts";
import { isRolePropagating } from "./why-wait.ts";

/** Makes the model of an update unless it stays what it was; null when it is there. @throws NameTakenError, AwsError */
export async function makeNewModel(
  clients: DeploymentClients,
  deployment: Updating,
): Promise<BringUpProgress | null> {
  const { calls, update } = deployment;
  if (calls.names.model === update.previous.names.model) return null;
  try {
    await makeModel(clients, deployment);
    return null;
  } catch (error) {
    if (isRolePropagating(error)) return { ...at("waiting", "model", null), reason: error.message };
    throw error;
  }
}
