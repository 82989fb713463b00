import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { STSClient } from "@aws-sdk/client-sts";
import type { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** Anything that yields credentials to the SDK: made by `connectionCredentials`, opaque to everyone else. */
export type CredentialsProvider = ReturnType<typeof fromTemporaryCredentials>;

/** Limits of one HTTP exchange, in milliseconds. */
export interface ClientTimeouts {
  connectMs: number;
  /** Until the answer's headers arrive. */
  requestMs: number;
  /** Longest silence of a streamed answer, before its first byte or between two. */
  streamIdleMs: number;
}

export interface AwsClientOptions {
  region: string;
  credentials?: CredentialsProvider;
  timeouts?: ClientTimeouts;
}

/** The SDK clients of one Region and one identity; functions of this package take only those they use. */
export interface AwsClients {
  bedrock: BedrockClient;
  bedrockRuntime: BedrockRuntimeClient;
  sts: STSClient;
}

const seconds = (count: number): number => count * 1000;

export const defaultTimeouts: ClientTimeouts = {
  connectMs: seconds(2),
  requestMs: seconds(15),
  streamIdleMs: seconds(60),
};

const attempts = 3;

/**
 * Makes the clients for one Region: the only place where SDK clients are constructed. Endpoint and, unless
 * given, credentials come from the SDK's own environment (`AWS_ENDPOINT_URL`, `AWS_PROFILE`, …).
 *
 * Without `throwOnRequestTimeout` a request limit only logs a warning and the call hangs for ever.
 */
export function createAwsClients({ region, credentials, timeouts }: AwsClientOptions): AwsClients {
  const calls = { ...callSettings(region, timeouts), ...(credentials ? { credentials } : {}) };
  return {
    bedrock: new BedrockClient(calls),
    bedrockRuntime: new BedrockRuntimeClient({
      ...calls,
      // Every call of this client is billed, so a retry could be paid twice.
      maxAttempts: 1,
      requestHandler: streamHandler(timeouts),
    }),
    sts: new STSClient(calls),
  };
}

/** Ends the kept-alive connections of all clients; calls under way fail. */
export function closeAwsClients(clients: AwsClients): void {
  for (const client of Object.values(clients)) client.destroy();
}

/** The settings of every client for short calls; also for the STS client inside a credentials provider. */
export function callSettings(region: string, timeouts: ClientTimeouts = defaultTimeouts) {
  const { connectMs, requestMs } = timeouts;
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: connectMs,
    requestTimeout: requestMs,
    socketTimeout: requestMs,
    throwOnRequestTimeout: true,
  });
  return { region, maxAttempts: attempts, requestHandler };
}

// The SDK's default for BedrockRuntime is HTTP/2, which proxies and plain-http endpoints do not speak.
function streamHandler({ connectMs, streamIdleMs }: ClientTimeouts = defaultTimeouts): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: connectMs,
    requestTimeout: streamIdleMs,
    socketTimeout: streamIdleMs,
    throwOnRequestTimeout: true,
  });
}
