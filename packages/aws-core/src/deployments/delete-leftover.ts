import { DeleteEndpointConfigCommand, DeleteModelCommand } from "@aws-sdk/client-sagemaker";
import { unlessGone } from "../endpoints/could-not-find.ts";
import { callAws } from "../errors/call-aws.ts";
import type { DeploymentClients } from "./bring-up.ts";
import { removeScaling } from "./remove-scaling.ts";
import { surveyEndpoints } from "./survey-endpoints.ts";
import type { Leftover } from "./survey-endpoints.ts";

/**
 * Deletes what nothing uses, after looking once more that nothing does: what is used by now stays, what is gone
 * already counts as deleted.
 *
 * @throws AwsError `denied`, `throttled`, …
 */
export async function deleteLeftover(
  clients: DeploymentClients,
  { kind, name }: Pick<Leftover, "kind" | "name">,
  signal?: AbortSignal,
): Promise<void> {
  const { leftovers } = await surveyEndpoints(clients, signal);
  if (!leftovers.some((one) => one.kind === kind && one.name === name)) return;
  await deletions[kind](clients, name, signal);
}

type Deletion = (
  clients: DeploymentClients,
  name: string,
  signal: AbortSignal | undefined,
) => Promise<unknown>;

const deletions: Readonly<Record<Leftover["kind"], Deletion>> = {
  configuration({ sagemaker }, EndpointConfigName, signal) {
    const command = new DeleteEndpointConfigCommand({ EndpointConfigName });
    const send = () => sagemaker.send(command, signal ? { abortSignal: signal } : {});
    return unlessGone(() => callAws("DeleteEndpointConfig", send));
  },
  model({ sagemaker }, ModelName, signal) {
    const command = new DeleteModelCommand({ ModelName });
    const send = () => sagemaker.send(command, signal ? { abortSignal: signal } : {});
    return unlessGone(() => callAws("DeleteModel", send));
  },
  target(clients, resource, signal) {
    const [kind, name = "", , variant = ""] = resource.split("/");
    const isComponent = kind === "inference-component";
    return removeScaling(clients, {
      endpoint: name,
      variants: isComponent ? [] : [variant],
      components: isComponent ? [name] : [],
      signal,
    });
  },
};
