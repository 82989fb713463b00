import {
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
  type ResponseStream,
} from "@aws-sdk/client-sagemaker-runtime";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { translateAwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import { readStream, type StreamPiece } from "./read-stream.ts";

export interface EndpointCall {
  endpoint: string;
  /** Needed where the endpoint carries inference components, and refused where it does not. */
  component?: string;
  body: string;
  contentType: string;
  signal?: AbortSignal;
}

/** What came back, unread. */
export interface EndpointAnswer {
  body: string;
  contentType: string;
  /** The variant that answered; null where AWS does not say. */
  variant: string | null;
  /** Milliseconds from sending to the last byte. */
  latencyMs: number;
}

type Runtime = Pick<AwsClients, "sagemakerRuntime">;

/**
 * Calls an endpoint once and waits for the whole answer, for 60 seconds at most as SageMaker does.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 *
 * @throws AwsError `invalid` for a missing endpoint and for what the container refuses, `timeout`, …
 */
export async function invokeEndpoint(
  { sagemakerRuntime }: Runtime,
  call: EndpointCall,
): Promise<EndpointAnswer> {
  const began = performance.now();
  const answer = await callAws("InvokeEndpoint", () =>
    sagemakerRuntime.send(new InvokeEndpointCommand(inputOf(call)), optionsOf(call)),
  );
  return {
    body: answer.Body?.transformToString() ?? "",
    contentType: answer.ContentType ?? "",
    variant: answer.InvokedProductionVariant ?? null,
    latencyMs: Math.round(performance.now() - began),
  };
}

/**
 * Calls an endpoint and yields its answer piece by piece.
 *
 * @throws AwsError as `invokeEndpoint`, also in the middle of an answer
 */
export async function* streamEndpoint(
  { sagemakerRuntime }: Runtime,
  call: EndpointCall,
): AsyncGenerator<StreamPiece> {
  const operation = "InvokeEndpointWithResponseStream";
  const command = new InvokeEndpointWithResponseStreamCommand(inputOf(call));
  const { Body: events } = await callAws(operation, () => sagemakerRuntime.send(command, optionsOf(call)));
  try {
    yield* readStream(bytesOf(events ?? nothing()));
  } catch (error) {
    throw translateAwsError(error, operation);
  }
}

async function* bytesOf(events: AsyncIterable<ResponseStream>): AsyncGenerator<Uint8Array> {
  for await (const event of events) {
    // The SDK throws the exceptions of a stream itself.
    if (event.PayloadPart?.Bytes) yield event.PayloadPart.Bytes;
  }
}

async function* nothing(): AsyncGenerator<ResponseStream> {}

function inputOf({ endpoint, component, body, contentType }: EndpointCall) {
  return {
    EndpointName: endpoint,
    ContentType: contentType,
    Accept: "application/json",
    Body: body,
    ...(component === undefined ? {} : { InferenceComponentName: component }),
  };
}

function optionsOf({ signal }: EndpointCall) {
  return signal ? { abortSignal: signal } : {};
}
