import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import type { Scope } from "../../world/tables.ts";
import { componentLogGroup, endpointLogGroup } from "../sagemaker/settle.ts";
import type { InvokeTarget } from "./invoke-target.ts";

type Refusal = { status: number; body: string };

/** What SageMaker says when a container refuses: 424, with the container's own status and body inside. */
export function modelError(
  { account, region }: Call,
  { endpoint, component }: InvokeTarget,
  refusal: Refusal,
): AwsError {
  const group = component === undefined ? endpointLogGroup(endpoint.name) : componentLogGroup(component.name);
  const from = component === undefined ? "primary" : "model";
  return new AwsError("ModelError", refusalText({ account, region }, { group, from }, refusal), {
    members: {
      OriginalStatusCode: refusal.status,
      OriginalMessage: refusal.body,
      LogStreamArn: `arn:aws:logs:${region}:${account}:log-group:${group}`,
    },
  });
}

/** The same in words: of a log group, and of `primary` or `model`. */
export function refusalText(
  { account, region }: Scope,
  { group, from }: { group: string; from: string },
  { status, body }: Refusal,
): string {
  const side = status >= 500 ? "server" : "client";
  const logsPage = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logEventViewer:group=${group}`;
  return `Received ${side} error (${status}) from ${from} with message "${body}". See ${logsPage} in account ${account} for more information.`;
}
