import {
  UpdateInferenceComponentCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from "@aws-sdk/client-sagemaker";
import type { CreateInferenceComponentInput, UpdateInferenceComponentInput } from "@aws-sdk/client-sagemaker";
import { describeInferenceComponent } from "../endpoints/describe-inference-component.ts";
import type { ComponentDescription } from "../endpoints/endpoint-views.ts";
import { callAws } from "../errors/call-aws.ts";
import type { Deployment, DeploymentClients } from "./bring-up.ts";
import { bringUpComponent } from "./bring-up-component.ts";
import { makeNewModel } from "./make-new-model.ts";
import { assertOwned } from "./ownership.ts";
import { at } from "./progress.ts";
import type { BringUpProgress } from "./progress.ts";
import type { UpdateSent, Updating } from "./update-deployment.ts";
import { changesSpecification, copiesOf, rollingOf } from "./update-steps.ts";
import { isInProgress } from "./why-wait.ts";

/** The component of a deployment as it is now; null where there is none. @throws NameTakenError, AwsError */
export async function findOwnComponent(
  clients: DeploymentClients,
  { calls, operationId, signal }: Deployment,
): Promise<ComponentDescription | null> {
  if (calls.createInferenceComponent === null) return null;
  const found = await describeInferenceComponent(clients, calls.names.component, signal);
  if (!found) return null;
  await assertOwned(clients, { kind: "inference component", ...found }, { operationId, signal });
  return found;
}

/** Whether SageMaker is at a component and refuses every change of it. */
export const isMoving = ({ status }: ComponentDescription): boolean =>
  status === "Creating" || status === "Updating" || status === "Deleting";

/**
 * One step at changing a component at rest to these calls: its specification, rolled out copy by copy, then the
 * number of its copies. Null when nothing is left to be done.
 *
 * @throws NameTakenError, AwsError
 */
export async function updateComponent(
  clients: DeploymentClients,
  deployment: Updating,
  found: ComponentDescription | null,
): Promise<BringUpProgress | null> {
  const wanted = deployment.calls.createInferenceComponent;
  if (wanted === null) return null;
  if (found === null) return bringUpComponent(clients, deployment);
  return (
    (await changeSpecification(clients, deployment, { wanted, found })) ??
    (await changeCopies(clients, deployment, { wanted, found }))
  );
}

interface Change {
  wanted: CreateInferenceComponentInput;
  found: ComponentDescription;
}

async function changeSpecification(
  clients: DeploymentClients,
  deployment: Updating,
  { wanted, found }: Change,
): Promise<BringUpProgress | null> {
  const { calls, update } = deployment;
  const { previous, sent } = update;
  const isHeard = sent.component !== null && sent.component !== found.changedAt;
  if (found.status === "InService") {
    if (!changesSpecification({ previous, calls })) return null;
    if (isHeard ? isLike(found, wanted) : isExactly(found, wanted)) return null;
  }
  if (isHeard) {
    const reason = found.failureReason ?? "SageMaker rolled the component back to what it was before.";
    return { ...at("failed", "component", null), component: found, reason };
  }
  const waits = await makeNewModel(clients, deployment);
  if (waits !== null) return waits;
  const copies = copiesOf(calls);
  const isOtherCopies = copies !== copiesOf(previous);
  const rolling = rollingOf(found.currentCopies ?? 0);
  const input: UpdateInferenceComponentInput = {
    InferenceComponentName: wanted.InferenceComponentName,
    Specification: wanted.Specification,
    ...(isOtherCopies && { RuntimeConfig: { CopyCount: copies } }),
    ...(rolling && { DeploymentConfig: rolling }),
  };
  const marks = { ...sent, component: found.changedAt, ...(isOtherCopies && { copies: found.changedAt }) };
  const options = deployment.signal ? { abortSignal: deployment.signal } : {};
  return send(deployment, { found, marks }, () =>
    callAws("UpdateInferenceComponent", () =>
      clients.sagemaker.send(new UpdateInferenceComponentCommand(input), options),
    ),
  );
}

/** Only where the request asks for another number: what scales the component may have changed it since. */
async function changeCopies(
  clients: DeploymentClients,
  deployment: Updating,
  { wanted, found }: Change,
): Promise<BringUpProgress | null> {
  const { previous, sent } = deployment.update;
  const copies = copiesOf(deployment.calls);
  if (copies === copiesOf(previous)) return null;
  if (sent.copies !== null && sent.copies !== found.changedAt) {
    const { failureReason: reason, currentCopies, desiredCopies } = found;
    const isShort = reason !== null && (currentCopies ?? 0) < (desiredCopies ?? 0);
    return isShort ? { ...at("failed", "component", null), component: found, reason } : null;
  }
  if (found.desiredCopies === copies) return null;
  const command = new UpdateInferenceComponentRuntimeConfigCommand({
    InferenceComponentName: wanted.InferenceComponentName,
    DesiredRuntimeConfig: { CopyCount: copies },
  });
  const options = deployment.signal ? { abortSignal: deployment.signal } : {};
  return send(deployment, { found, marks: { ...sent, copies: found.changedAt } }, () =>
    callAws("UpdateInferenceComponentRuntimeConfig", () => clients.sagemaker.send(command, options)),
  );
}

/** Remembers what AWS knows now, then tells it; a refusal because something else is under way is waited out. */
async function send(
  { update }: Updating,
  { found, marks }: { found: ComponentDescription; marks: UpdateSent },
  call: () => Promise<unknown>,
): Promise<BringUpProgress> {
  await update.beforeSending(marks);
  try {
    await call();
  } catch (error) {
    if (!isInProgress(error)) throw error;
    await update.beforeSending(update.sent);
  }
  return { ...at("waiting", "component", null), component: found };
}

/** Whether a component has every field that is asked for, whatever SageMaker filled in beside them. */
function isLike(found: ComponentDescription, wanted: CreateInferenceComponentInput): boolean {
  return fieldsOf(found, wanted).every(([is, asked]) => asked === undefined || is === asked);
}

/** Whether it has them, and nothing beside them. */
function isExactly(found: ComponentDescription, wanted: CreateInferenceComponentInput): boolean {
  return fieldsOf(found, wanted).every(([is, asked]) => is === (asked ?? null));
}

function fieldsOf(found: ComponentDescription, { Specification }: CreateInferenceComponentInput) {
  const { ModelName, StartupParameters: times, ComputeResourceRequirements: needs } = Specification ?? {};
  return [
    [found.modelName, ModelName],
    [found.downloadSeconds, times?.ModelDataDownloadTimeoutInSeconds],
    [found.startupSeconds, times?.ContainerStartupHealthCheckTimeoutInSeconds],
    [found.memoryMib, needs?.MinMemoryRequiredInMb],
    [found.cpus, needs?.NumberOfCpuCoresRequired],
    [found.accelerators, needs?.NumberOfAcceleratorDevicesRequired],
  ] as const;
}
