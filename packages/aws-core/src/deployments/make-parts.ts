import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeModelCommand,
  UpdateEndpointCommand,
} from "@aws-sdk/client-sagemaker";
import type { CreateModelInput } from "@aws-sdk/client-sagemaker";
import { withHubToken } from "../endpoints/build-model.ts";
import { describeConfig } from "../endpoints/describe-config.ts";
import { describeEndpoint } from "../endpoints/describe-endpoint.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { Secret } from "../roles/secret.ts";
import type { Deployment, DeploymentClients } from "./bring-up.ts";
import { arnOf, assertOwned, isAlreadyThere } from "./ownership.ts";
import type { OwnedResource } from "./ownership.ts";

/**
 * Makes the model, or finds that an earlier pass has. One that takes a Hub token is looked for first: a model that
 * is there has its token, and no other is opened.
 *
 * @throws NameTakenError, AwsError, and whatever `openHubToken` throws
 */
export async function makeModel(clients: DeploymentClients, deployment: Deployment): Promise<void> {
  const { calls, operationId, signal } = deployment;
  const options = signal ? { abortSignal: signal } : {};
  const name = calls.names.model;
  const find = async () => {
    const command = new DescribeModelCommand({ ModelName: name });
    return callAws("DescribeModel", async () => (await clients.sagemaker.send(command, options)).ModelArn);
  };
  if (calls.hubTokenVariable !== null) {
    const arn = await arnOf(find);
    if (arn !== null) return assertOwned(clients, { kind: "model", name, arn }, { operationId, signal });
  }
  await makeOnce(clients, deployment, {
    kind: "model",
    name,
    make: () =>
      sendModel(deployment, (input) => clients.sagemaker.send(new CreateModelCommand(input), options)),
    find,
  });
}

/** Sends CreateModel, with the Hub token in it where the image takes one; no error that leaves repeats the token. */
async function sendModel(
  { calls: { createModel, hubTokenVariable }, openHubToken }: Deployment,
  send: (input: CreateModelInput) => Promise<unknown>,
): Promise<void> {
  if (hubTokenVariable === null) {
    await callAws("CreateModel", () => send(createModel));
    return;
  }
  if (!openHubToken) throw new Error(`${createModel.ModelName} needs a Hub token, and none can be opened.`);
  const token = await openHubToken();
  try {
    await callAws("CreateModel", () => send(withHubToken(createModel, hubTokenVariable, token)));
  } catch (error) {
    throw error instanceof AwsError ? withoutToken(error, token) : error;
  }
}

// AWS repeats the value that it refuses, and the SDK's own error keeps the whole answer, so that none of both stays.
function withoutToken({ message, code, awsCode, operation, requestId }: AwsError, token: Secret): AwsError {
  const said = message.replaceAll(token.reveal(), "[Hub token]");
  return new AwsError(said, { code, awsCode, operation, requestId, cause: undefined });
}

/** Makes the endpoint configuration, or finds that an earlier pass has. @throws NameTakenError, AwsError */
export async function makeConfiguration(clients: DeploymentClients, deployment: Deployment): Promise<void> {
  const { calls, signal } = deployment;
  const command = new CreateEndpointConfigCommand(calls.createEndpointConfig);
  const name = calls.names.config;
  await makeOnce(clients, deployment, {
    kind: "endpoint configuration",
    name,
    make: () =>
      callAws("CreateEndpointConfig", () =>
        clients.sagemaker.send(command, signal ? { abortSignal: signal } : {}),
      ),
    find: async () => (await describeConfig(clients, name, signal))?.arn,
  });
}

/** Makes the endpoint, or finds that an earlier pass has. @throws NameTakenError, AwsError */
export async function makeEndpoint(clients: DeploymentClients, deployment: Deployment): Promise<void> {
  const { calls, signal } = deployment;
  const command = new CreateEndpointCommand(calls.createEndpoint);
  const name = calls.names.endpoint;
  await makeOnce(clients, deployment, {
    kind: "endpoint",
    name,
    make: () =>
      callAws("CreateEndpoint", () => clients.sagemaker.send(command, signal ? { abortSignal: signal } : {})),
    find: async () => (await describeEndpoint(clients, name, signal))?.arn,
  });
}

/** Has the endpoint change to the configuration of these calls, with as many instances as now or as it says. @throws AwsError */
export async function updateEndpoint(
  clients: DeploymentClients,
  deployment: Deployment,
  keepsInstances: boolean,
): Promise<void> {
  const { names } = deployment.calls;
  const command = new UpdateEndpointCommand({
    EndpointName: names.endpoint,
    EndpointConfigName: names.config,
    ...(keepsInstances && { RetainAllVariantProperties: true }),
  });
  const options = deployment.signal ? { abortSignal: deployment.signal } : {};
  await callAws("UpdateEndpoint", () => clients.sagemaker.send(command, options));
}

interface Part extends Pick<OwnedResource, "kind" | "name"> {
  make: () => Promise<unknown>;
  find: () => Promise<string | undefined>;
}

async function makeOnce(
  clients: DeploymentClients,
  { operationId, signal }: Deployment,
  { kind, name, make, find }: Part,
): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
    const arn = await arnOf(find);
    // What a list or a look-up does not show yet cannot be judged; the next pass looks again.
    if (arn === null) throw error;
    await assertOwned(clients, { kind, name, arn }, { operationId, signal });
  }
}
