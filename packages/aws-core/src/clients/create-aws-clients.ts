import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CostExplorerClient } from "@aws-sdk/client-cost-explorer";
import { IAMClient } from "@aws-sdk/client-iam";
import { PricingClient } from "@aws-sdk/client-pricing";
import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
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
  sagemaker: SageMakerClient;
  sagemakerRuntime: SageMakerRuntimeClient;
  /** Application Auto Scaling, which scales endpoints. */
  autoscaling: ApplicationAutoScalingClient;
  quotas: ServiceQuotasClient;
  iam: IAMClient;
  logs: CloudWatchLogsClient;
  cloudwatch: CloudWatchClient;
  s3: S3Client;
  /** Of the account's whole bill, whatever the Region of the others; each of its requests is paid. */
  costExplorer: CostExplorerClient;
  /** Of the whole account, as the bill is. */
  budgets: BudgetsClient;
  /** The public prices of all Regions. */
  pricing: PricingClient;
}

const seconds = (count: number): number => count * 1000;

export const defaultTimeouts: ClientTimeouts = {
  connectMs: seconds(2),
  requestMs: seconds(15),
  streamIdleMs: seconds(60),
};

const attempts = 3;
/** Of what is paid by the request: one retry, so that a bad minute cannot use up the calls of a day. */
const paidAttempts = 2;
/** Where Cost Explorer, Budgets and the Price List answer for every Region of the partition aws. */
export const billingRegion = "us-east-1";

/**
 * Makes the clients for one Region: the only place where SDK clients are constructed. Endpoint and, unless
 * given, credentials come from the SDK's own environment (`AWS_ENDPOINT_URL`, `AWS_PROFILE`, …).
 *
 * Without `throwOnRequestTimeout` a request limit only logs a warning and the call hangs for ever.
 */
export function createAwsClients({ region, credentials, timeouts }: AwsClientOptions): AwsClients {
  const calls = { ...callSettings(region, timeouts), ...(credentials ? { credentials } : {}) };
  // Every call of a model costs money or the endpoint's time, so a retry could be paid twice.
  const invocations = { ...calls, maxAttempts: 1 };
  const billing = { ...calls, region: billingRegion };
  return {
    bedrock: new BedrockClient(calls),
    bedrockRuntime: new BedrockRuntimeClient({ ...invocations, requestHandler: streamHandler(timeouts) }),
    sts: new STSClient(calls),
    sagemaker: new SageMakerClient(calls),
    sagemakerRuntime: new SageMakerRuntimeClient({ ...invocations, requestHandler: streamHandler(timeouts) }),
    autoscaling: new ApplicationAutoScalingClient(calls),
    quotas: new ServiceQuotasClient(calls),
    iam: new IAMClient(calls),
    logs: new CloudWatchLogsClient(calls),
    cloudwatch: new CloudWatchClient(calls),
    // Buckets with dots in their names have no certificate of their own, and simulators no host.
    s3: new S3Client({ ...calls, forcePathStyle: true }),
    costExplorer: new CostExplorerClient({ ...billing, maxAttempts: paidAttempts }),
    budgets: new BudgetsClient(billing),
    pricing: new PricingClient(billing),
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
