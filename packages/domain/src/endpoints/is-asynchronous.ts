import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { Endpoint } from "@quarry/database/generated/client";

/**
 * Whether an endpoint answers through a queue. CloudWatch counts no `Invocations` of such an endpoint, so that nothing
 * tells whether it is idle.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 */
export function isAsynchronous({ spec }: Pick<Endpoint, "spec">): boolean {
  const asked = DeploymentSpec.safeParse(spec).data;
  return asked !== undefined && asked.async !== null;
}
