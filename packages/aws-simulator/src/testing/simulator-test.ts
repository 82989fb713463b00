// What the tests share: a simulator of their own on a free port, and the official clients pointed at it.
import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { STSClient } from "@aws-sdk/client-sts";
import { test as base } from "vitest";
import { startSimulator } from "../start-simulator.ts";
import type { Simulator } from "../start-simulator.ts";

export const homeRegion = "us-west-2";

type Connection = {
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
};

export type Clients = { bedrock: BedrockClient; runtime: BedrockRuntimeClient; sts: STSClient };

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
      };
      open.push(clients);
      return clients;
    });
    for (const { bedrock, runtime, sts } of open)
      for (const client of [bedrock, runtime, sts]) client.destroy();
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
