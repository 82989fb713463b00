import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateInferenceComponentCommand,
  CreateModelCommand,
} from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../../clients/create-aws-clients.ts";
import { buildCalls, type EndpointCalls } from "../build-calls.ts";
import type { DeploymentSpec } from "../deployment-spec.ts";

/** An execution role that SageMaker may assume in the simulator's company. */
export const simulatedRole = "arn:aws:iam::111122223333:role/SageMakerExecutionRoleLLM";

/** Sends the calls that make an endpoint, its component left out; returns all calls. */
export async function makeEndpoint(
  { sagemaker }: Pick<AwsClients, "sagemaker">,
  spec: DeploymentSpec,
): Promise<EndpointCalls> {
  const tags = [{ key: "quarry:operation", value: "op-1" }];
  const calls = buildCalls({ ...spec, roleArn: simulatedRole }, { generation: 1, tags });
  await sagemaker.send(new CreateModelCommand(calls.createModel));
  await sagemaker.send(new CreateEndpointConfigCommand(calls.createEndpointConfig));
  await sagemaker.send(new CreateEndpointCommand(calls.createEndpoint));
  return calls;
}

/** Sends the call that makes the component. */
export async function makeComponent(
  { sagemaker }: Pick<AwsClients, "sagemaker">,
  { createInferenceComponent }: EndpointCalls,
): Promise<void> {
  if (createInferenceComponent)
    await sagemaker.send(new CreateInferenceComponentCommand(createInferenceComponent));
}
