import type { InvokeEndpointAsyncInput, InvokeEndpointAsyncOutput } from "@aws-sdk/client-sagemaker-runtime";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { modelTable } from "../sagemaker/endpoint-rows.ts";
import { queueRequest } from "./async-requests.ts";
import { findTarget, invokeAccess, validationError } from "./invoke-target.ts";
import type { InvokeTarget } from "./invoke-target.ts";
import { recordInvocation } from "./record-invocation.ts";

/** Takes the request and names where the answer will be written; whether the input is there is seen later. */
export const invokeEndpointAsync = operation<InvokeEndpointAsyncInput, InvokeEndpointAsyncOutput>(
  "InvokeEndpointAsync",
  {
    effect: "write",
    access: (call, input) => invokeAccess(call, "sagemaker:InvokeEndpointAsync", input),
    run(call, input) {
      const target = findTarget(call, input);
      const { OutputConfig } = target.endpoint.deployment.config.AsyncInferenceConfig ?? {};
      if (OutputConfig === undefined)
        throw validationError(`Endpoint ${target.endpoint.name} is not an asynchronous endpoint.`);
      const given = inputOf(input);
      if (given === undefined) throw validationError("Either InputLocation or Body must be specified.");
      recordInvocation(call, target, { status: 200, latencyMs: 1000 });
      const id = call.requestId;
      const locate = (path: string, ending: string): string => `${path.replace(/\/$/, "")}/${id}${ending}`;
      // Without a place of one's own SageMaker takes its default bucket.
      const outputPath = OutputConfig.S3OutputPath ?? `s3://sagemaker-${call.region}-${call.account}`;
      const output = locate(outputPath, ".out");
      const { S3FailurePath } = OutputConfig;
      const failure = S3FailurePath === undefined ? undefined : locate(S3FailurePath, "-error.out");
      queueRequest(call.world, call, {
        id,
        endpointName: target.endpoint.name,
        endpointCreatedAt: target.endpoint.createdAt,
        variant: target.fleet.variant,
        roleArn: roleOf(call, target),
        container: target.container,
        input: given,
        output,
        failure,
      });
      return {
        InferenceId: input.InferenceId ?? id,
        OutputLocation: output,
        ...(failure !== undefined && { FailureLocation: failure }),
      };
    },
  },
);

function inputOf({
  InputLocation: location,
  Body,
}: Pick<InvokeEndpointAsyncInput, "InputLocation" | "Body">):
  | { location: string }
  | { body: string }
  | undefined {
  if (location !== undefined) return { location };
  return Body === undefined || Body.length === 0 ? undefined : { body: Buffer.from(Body).toString("base64") };
}

function roleOf({ world, account, region }: Call, { endpoint, fleet }: InvokeTarget): string {
  const { config } = endpoint.deployment;
  const variant = config.ProductionVariants?.find(({ VariantName }) => VariantName === fleet.variant);
  const model = world.tables.rows(modelTable, { account, region }).get(variant?.ModelName ?? "");
  return model?.request.ExecutionRoleArn ?? config.ExecutionRoleArn ?? "";
}
