// One line per invocation: whole, as JSON, and streamed, as events.
import {
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
} from "@aws-sdk/client-sagemaker-runtime";
import type { InvokeEndpointInput, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";

type Invoked = Partial<Omit<InvokeEndpointInput, "Body">>;

export const invocation = (EndpointName: string, body: unknown, more: Invoked = {}) => ({
  EndpointName,
  ContentType: "application/json",
  Body: JSON.stringify(body),
  ...more,
});

export async function invoke(client: SageMakerRuntimeClient, ...input: Parameters<typeof invocation>) {
  const answer = await client.send(new InvokeEndpointCommand(invocation(...input)));
  const json: unknown = JSON.parse(answer.Body.transformToString());
  return { ...answer, json };
}

export async function stream(client: SageMakerRuntimeClient, ...input: Parameters<typeof invocation>) {
  const { Body, ContentType } = await client.send(
    new InvokeEndpointWithResponseStreamCommand(invocation(...input)),
  );
  const parts: string[] = [];
  for await (const { PayloadPart } of Body ?? [])
    parts.push(Buffer.from(PayloadPart?.Bytes ?? []).toString());
  const events = parts
    .join("")
    .split("\n\n")
    .filter((text) => text !== "");
  return { ContentType, parts, events: events.map((text) => text.replace(/^data: /, "")) };
}
