import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { buildFromZeroAlarm } from "../endpoints/build-scaling.ts";
import { callAws } from "../errors/call-aws.ts";
import type { Deployment, DeploymentClients } from "./bring-up.ts";

/**
 * Puts the scalable target, its policies and the alarm that starts the first copy; nothing without scaling.
 * Each call only brings about a state, so that doing it again is harmless.
 *
 * @throws AwsError `denied`, `invalid`, …
 */
export async function putScaling(
  { autoscaling, cloudwatch }: DeploymentClients,
  { calls, signal }: Deployment,
): Promise<void> {
  const { registerScalableTarget, putTargetPolicy, putFromZeroPolicy, names, createEndpoint } = calls;
  const options = signal ? { abortSignal: signal } : {};
  if (registerScalableTarget === null) return;
  await callAws("RegisterScalableTarget", () =>
    autoscaling.send(new RegisterScalableTargetCommand(registerScalableTarget), options),
  );
  const put = async (policy: typeof putTargetPolicy): Promise<string | undefined> => {
    if (policy === null) return undefined;
    const command = new PutScalingPolicyCommand(policy);
    return callAws("PutScalingPolicy", async () => (await autoscaling.send(command, options)).PolicyARN);
  };
  await put(putTargetPolicy);
  const fromZero = await put(putFromZeroPolicy);
  if (fromZero === undefined) return;
  const tags = (createEndpoint.Tags ?? []).map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }));
  const alarm = new PutMetricAlarmCommand(buildFromZeroAlarm(names, fromZero, tags));
  await callAws("PutMetricAlarm", () => cloudwatch.send(alarm, options));
}
