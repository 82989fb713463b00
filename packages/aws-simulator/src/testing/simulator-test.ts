// What the tests share: a simulator of their own on a free port, and the official clients pointed at it.
import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CostExplorerClient } from "@aws-sdk/client-cost-explorer";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { PricingClient } from "@aws-sdk/client-pricing";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";
import { test as base } from "vitest";
import { startSimulator } from "../start-simulator.ts";
import type { Simulator } from "../start-simulator.ts";

export const homeRegion = "us-west-2";

type Connection = {
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
};

export type Clients = {
  bedrock: BedrockClient;
  runtime: BedrockRuntimeClient;
  sts: STSClient;
  sagemaker: SageMakerClient;
  sagemakerRuntime: SageMakerRuntimeClient;
  autoscaling: ApplicationAutoScalingClient;
  quotas: ServiceQuotasClient;
  iam: IAMClient;
  logs: CloudWatchLogsClient;
  cloudwatch: CloudWatchClient;
  ce: CostExplorerClient;
  budgets: BudgetsClient;
  pricing: PricingClient;
  s3: S3Client;
};

type Fixtures = {
  /** Scenario to begin with; override with `test.override`. */
  simulator: Simulator;
  /** Clients in the home Region with any credentials; bedrock-runtime speaks HTTP/2, as it does by default. */
  clients: Clients;
  /** Further clients: another Region, other credentials. */
  connect: (connection: Connection) => Clients;
  /** Posts to the control API and returns its answer; throws for anything but 200. */
  control: (path: string, body?: object) => Promise<unknown>;
};

/** Credentials that the simulator did not issue. */
export const anyCredentials = { accessKeyId: "AKIAEXAMPLE000000000", secretAccessKey: "any" };

export const test = base.extend<Fixtures>({
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ port: 0, settings: { tokensPerSecond: 0 } });
    await use(simulator);
    await simulator.close();
  },
  connect: async ({ simulator }, use) => {
    const open: Clients[] = [];
    await use(({ region = homeRegion, credentials = anyCredentials }) => {
      const config = { region, credentials, endpoint: simulator.url, maxAttempts: 1 };
      const clients = {
        bedrock: new BedrockClient(config),
        runtime: new BedrockRuntimeClient(config),
        sts: new STSClient(config),
        sagemaker: new SageMakerClient(config),
        sagemakerRuntime: new SageMakerRuntimeClient(config),
        autoscaling: new ApplicationAutoScalingClient(config),
        quotas: new ServiceQuotasClient(config),
        iam: new IAMClient(config),
        logs: new CloudWatchLogsClient(config),
        cloudwatch: new CloudWatchClient(config),
        ce: new CostExplorerClient(config),
        budgets: new BudgetsClient(config),
        pricing: new PricingClient(config),
        s3: new S3Client({ ...config, forcePathStyle: true }),
      };
      open.push(clients);
      return clients;
    });
    for (const clients of open) for (const client of Object.values(clients)) client.destroy();
  },
  clients: async ({ connect }, use) => use(connect({})),
  control: async ({ simulator }, use) =>
    use(async (path, body = {}) => {
      const response = await fetch(`${simulator.url}/_simulator${path}`, {
        method: "POST",
        body: JSON.stringify(body),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(JSON.stringify(answer));
      return answer;
    }),
});

/** A profile of the company that the search project's Studio made. */
export const studioMadeArn =
  "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/dsh66sruwg0s";

export const asUser = (text: string) => [{ role: "user" as const, content: [{ text }] }];
