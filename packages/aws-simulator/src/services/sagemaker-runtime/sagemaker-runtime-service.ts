import * as sdk from "@aws-sdk/client-sagemaker-runtime";
import type { Constraint, Constraints } from "../../wire/constraints.ts";
import { defineService } from "../../wire/service.ts";
import { invokeEndpoint } from "./invoke-endpoint.ts";
import { invokeEndpointAsync } from "./invoke-endpoint-async.ts";
import { invokeEndpointWithResponseStream } from "./invoke-endpoint-with-response-stream.ts";

const endpointName: Constraint = { length: [0, 63], pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9])*" };
const componentName: Constraint = { length: [0, 63], pattern: "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?" };
const body: Constraint = { length: [0, 6_291_456] };

/** Limits of the SageMaker Runtime API model. */
const runtimeConstraints: Constraints = {
  "InvokeEndpointInput.EndpointName": endpointName,
  "InvokeEndpointInput.TargetVariant": endpointName,
  "InvokeEndpointInput.InferenceComponentName": componentName,
  "InvokeEndpointInput.Body": body,
  "InvokeEndpointWithResponseStreamInput.EndpointName": endpointName,
  "InvokeEndpointWithResponseStreamInput.TargetVariant": endpointName,
  "InvokeEndpointWithResponseStreamInput.InferenceComponentName": componentName,
  "InvokeEndpointWithResponseStreamInput.Body": body,
  "InvokeEndpointAsyncInput.EndpointName": endpointName,
  "InvokeEndpointAsyncInput.InputLocation": { length: [1, 1024], pattern: "(https|s3)://([^/]+)/?(.*)" },
  "InvokeEndpointAsyncInput.Body": { length: [0, 128_000] },
  "InvokeEndpointAsyncInput.RequestTTLSeconds": { range: [60, 21_600] },
  "InvokeEndpointAsyncInput.InvocationTimeoutSeconds": { range: [1, 3600] },
};

/** Invocations of endpoints. */
export const sagemakerRuntimeService = defineService({
  name: "sagemaker-runtime",
  signingName: "sagemaker",
  sdk,
  client: new sdk.SageMakerRuntimeClient({ region: "us-east-1" }),
  constraints: runtimeConstraints,
  serverErrorCode: "InternalFailure",
  validationCode: "ValidationError",
  operations: [invokeEndpoint, invokeEndpointWithResponseStream, invokeEndpointAsync],
});
