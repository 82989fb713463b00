import {
  DeleteScalingPolicyCommand,
  DeregisterScalableTargetCommand,
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
} from "@aws-sdk/client-application-auto-scaling";
import type { PutScalingPolicyRequest, ScalableTarget } from "@aws-sdk/client-application-auto-scaling";
import { DeleteAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { unlessGone } from "../endpoints/could-not-find.ts";
import { callAws } from "../errors/call-aws.ts";
import type { DeploymentClients } from "./bring-up.ts";

interface ScaledThings {
  endpoint: string;
  variants: readonly string[];
  components: readonly string[];
  signal?: AbortSignal | undefined;
}

/**
 * Removes what scales an endpoint: policies, their alarms, targets. A target that was left behind would scale
 * the next endpoint of the same name.
 *
 * @throws AwsError `denied` without application-autoscaling:DeregisterScalableTarget, `throttled`, …
 */
export async function removeScaling(clients: DeploymentClients, things: ScaledThings): Promise<void> {
  const { endpoint, variants, components, signal } = things;
  const ResourceIds = [
    ...variants.map((variant) => `endpoint/${endpoint}/variant/${variant}`),
    ...components.map((component) => `inference-component/${component}`),
  ];
  if (ResourceIds.length === 0) return;
  const { autoscaling } = clients;
  const options = signal ? { abortSignal: signal } : {};
  const targets = await callAws("DescribeScalableTargets", async () => {
    const found: ScalableTarget[] = [];
    const input = { ServiceNamespace: "sagemaker", ResourceIds } as const;
    for await (const page of paginateDescribeScalableTargets({ client: autoscaling }, input, options))
      found.push(...(page.ScalableTargets ?? []));
    return found;
  });
  for (const target of targets) await removeTarget(clients, target, options);
}

/**
 * Removes one policy with its alarms; its target and the other policies stay.
 *
 * @throws AwsError `denied`, `throttled`, …
 */
export async function removePolicy(
  clients: DeploymentClients,
  { PolicyName = "", ResourceId, ScalableDimension }: PutScalingPolicyRequest,
  signal: AbortSignal | undefined,
): Promise<void> {
  const options = signal ? { abortSignal: signal } : {};
  const target = { ServiceNamespace: "sagemaker", ResourceId, ScalableDimension } as const;
  await removePolicies(clients, { ...target, PolicyNames: [PolicyName] }, options);
}

async function removeTarget(
  clients: DeploymentClients,
  { ResourceId, ScalableDimension }: ScalableTarget,
  options: { abortSignal?: AbortSignal },
): Promise<void> {
  const { autoscaling } = clients;
  const target = { ServiceNamespace: "sagemaker", ResourceId, ScalableDimension } as const;
  await removePolicies(clients, target, options);
  const deregister = new DeregisterScalableTargetCommand(target);
  await unlessGone(() => callAws("DeregisterScalableTarget", () => autoscaling.send(deregister, options)));
}

interface Policies {
  ServiceNamespace: "sagemaker";
  ResourceId: string | undefined;
  ScalableDimension: ScalableTarget["ScalableDimension"];
  /** Left out, all of the target. */
  PolicyNames?: string[];
}

async function removePolicies(
  { autoscaling, cloudwatch }: DeploymentClients,
  input: Policies,
  options: { abortSignal?: AbortSignal },
): Promise<void> {
  const { PolicyNames: _names, ...target } = input;
  const policies = await callAws("DescribeScalingPolicies", async () => {
    const found = [];
    for await (const page of paginateDescribeScalingPolicies({ client: autoscaling }, input, options))
      found.push(...(page.ScalingPolicies ?? []));
    return found;
  });
  for (const { PolicyName, PolicyType, Alarms = [] } of policies) {
    // Target tracking owns its alarms; those of a step policy were put by hand, and nothing names them after it.
    const AlarmNames = Alarms.flatMap(({ AlarmName }) => AlarmName ?? []);
    if (PolicyType === "StepScaling" && AlarmNames.length > 0)
      await callAws("DeleteAlarms", () => cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames }), options));
    const command = new DeleteScalingPolicyCommand({ ...target, PolicyName });
    await unlessGone(() => callAws("DeleteScalingPolicy", () => autoscaling.send(command, options)));
  }
}
