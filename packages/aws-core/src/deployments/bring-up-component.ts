import { CreateInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { describeInferenceComponent } from "../endpoints/describe-inference-component.ts";
import { callAws } from "../errors/call-aws.ts";
import type { Deployment, DeploymentClients } from "./bring-up.ts";
import { assertOwned } from "./ownership.ts";
import { at } from "./progress.ts";
import type { BringUpProgress } from "./progress.ts";

/**
 * One pass at the inference component of an endpoint in service; null where the model is placed directly.
 *
 * @throws NameTakenError, AwsError
 */
export async function bringUpComponent(
  clients: DeploymentClients,
  { calls, operationId, signal }: Deployment,
): Promise<BringUpProgress | null> {
  const { createInferenceComponent, names } = calls;
  if (createInferenceComponent === null) return null;
  const found = await describeInferenceComponent(clients, names.component, signal);
  if (!found) {
    const command = new CreateInferenceComponentCommand(createInferenceComponent);
    const options = signal ? { abortSignal: signal } : {};
    await callAws("CreateInferenceComponent", () => clients.sagemaker.send(command, options));
    return at("waiting", "component", null);
  }
  await assertOwned(clients, { kind: "inference component", ...found }, { operationId, signal });
  const component = found;
  if (found.status === "InService") return { ...at("ready", "component", null), component };
  if (found.status !== "Failed") return { ...at("waiting", "component", null), component };
  return { ...at("failed", "component", null), component, reason: found.failureReason };
}
