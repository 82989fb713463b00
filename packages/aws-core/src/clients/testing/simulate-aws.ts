import { startSimulator, type Simulator, type SimulatorOptions } from "@quarry/aws-simulator/start-simulator";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { closeAwsClients, createAwsClients, type AwsClients } from "../create-aws-clients.ts";

/** What a test needs of AWS: the clients that product code gets, and a hand on the simulator. */
export interface SimulatedAws {
  /** Clients for a Region, with the ambient credentials; closed after the test. */
  clients(region?: string): AwsClients;
  loadScenario(name: string): void;
  configure(settings: NonNullable<SimulatorOptions["settings"]>): void;
  /** Operations that AWS has seen since the test began, in order. */
  calls(): ReturnType<Simulator["journal"]>;
  /** Posts to the simulator's control API, such as `failures`. */
  control(path: string, body: object): Promise<void>;
}

/** The simulator's own account. */
export const ownAccount = "111122223333";

const fastAnswers = { tokensPerSecond: 0, firstTokenMs: 0 };

/** Starts one simulator for the tests of a file and gives each test a fresh world. */
export function simulateAws(scenario = "company"): SimulatedAws {
  let simulator: Simulator;
  let opened: AwsClients[] = [];

  beforeAll(async () => {
    simulator = await startSimulator({ port: 0, scenario, settings: fastAnswers });
  });
  beforeEach(() => {
    vi.stubEnv("AWS_ENDPOINT_URL", simulator.url);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAQUARRYTEST");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "not-a-secret");
    for (const name of ["AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_BEARER_TOKEN_BEDROCK"])
      vi.stubEnv(name, undefined);
    simulator.loadScenario(scenario);
  });
  afterEach(() => {
    for (const clients of opened) closeAwsClients(clients);
    opened = [];
    vi.unstubAllEnvs();
  });
  afterAll(() => simulator.close());

  return {
    clients(region = "us-west-2") {
      const clients = createAwsClients({ region });
      opened.push(clients);
      return clients;
    },
    loadScenario: (name) => simulator.loadScenario(name),
    configure: (settings) => simulator.configure(settings),
    calls: () => simulator.journal(),
    async control(path, body) {
      const answer = await fetch(`${simulator.url}/_simulator/${path}`, {
        method: "POST",
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`The simulator refused ${path}: ${await answer.text()}`);
    },
  };
}
