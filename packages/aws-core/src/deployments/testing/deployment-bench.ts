// What the tests of deployments share: passes until an end, a count of what is there, and processes that die.

import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListInferenceComponentsCommand,
  ListModelsCommand,
} from "@aws-sdk/client-sagemaker";
import { beforeEach } from "vitest";
import type { AwsClients } from "../../clients/create-aws-clients.ts";
import { simulateAws } from "../../clients/testing/simulate-aws.ts";
import { buildCalls } from "../../endpoints/build-calls.ts";
import type { Served } from "../../endpoints/build-calls.ts";
import type { DeploymentSpec } from "../../endpoints/deployment-spec.ts";
import { bringUp } from "../bring-up.ts";
import type { Deployment } from "../bring-up.ts";
import type { BringUpProgress, TakeDownProgress } from "../progress.ts";
import { takeDown } from "../take-down.ts";
import type { TakeDownOrder } from "../take-down.ts";
import { interrupt } from "./interrupt.ts";
import type { Interruption } from "./interrupt.ts";

export const operationId = "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f";
export const endpointName = "twin-llama";
const roleArn = "arn:aws:iam::111122223333:role/quarry-execution";

/** A deployment with what it was asked for as. */
export type Wanted = Deployment & { spec: DeploymentSpec };

/** The first generation of an endpoint, or the next after one that serves. */
export function deploymentOf(asked: DeploymentSpec, before?: Served): Wanted {
  const tags = [
    { key: "quarry:operation", value: operationId },
    { key: "quarry:owner", value: "search" },
  ];
  const spec = { ...asked, roleArn };
  const calls = buildCalls(spec, { generation: before ? 2 : 1, tags, before });
  return { calls, operationId, spec };
}

export const orderOf = ({ calls }: Deployment, part: Partial<TakeDownOrder> = {}): TakeDownOrder => ({
  endpoint: endpointName,
  configurations: [calls.names.config],
  models: [calls.names.model],
  operationId,
  keepParts: false,
  ...part,
});

/** What one deployment of the endpoint uses and the other does not. */
export function partsOnlyOf({ calls: { names } }: Deployment, { calls: { names: other } }: Deployment) {
  return {
    configurations: names.config === other.config ? [] : [names.config],
    models: names.model === other.model ? [] : [names.model],
  };
}

/** What there is when nothing is left. */
export const nothing = {
  endpoints: 0,
  configurations: 0,
  models: 0,
  components: 0,
  targets: 0,
  policies: 0,
  alarms: 0,
};

/** A simulator of the file's own, and clients anew for each test. */
export function useBench() {
  const aws = simulateAws();
  let clients: AwsClients;
  beforeEach(() => {
    clients = aws.clients("us-west-2");
  });
  return {
    aws,
    /** Those of the process that lives now. */
    get clients() {
      return clients;
    },
    until,
    up,
    down,
    counted,
    killed,
  };

  /** Makes passes until nothing is waited for; between two of them AWS gets ten minutes. */
  async function until<Progress extends { state: string }>(pass: () => Promise<Progress>): Promise<Progress> {
    for (let passes = 0; passes < 20; passes += 1) {
      const progress = await pass();
      if (progress.state !== "waiting") return progress;
      await aws.control("clock/advance", { seconds: 600 });
    }
    throw new Error("It never ended.");
  }

  function up(deployment: Deployment): Promise<BringUpProgress> {
    return until(() => bringUp(clients, deployment));
  }

  function down(order: TakeDownOrder): Promise<TakeDownProgress> {
    return until(() => takeDown(clients, order));
  }

  async function counted(): Promise<typeof nothing> {
    return countOf(clients);
  }

  /** Runs until it is killed or done; says how many calls it has made. */
  async function killed(at: Interruption | null, run: () => Promise<unknown>): Promise<number> {
    clients = aws.clients("us-west-2");
    const calls = interrupt(clients, at);
    const outcome = await run().catch((error: unknown) => error);
    clients = aws.clients("us-west-2");
    if (at !== null && calls() >= at.call && !(outcome instanceof Error)) throw new Error("It lived on.");
    if (at === null && outcome instanceof Error) throw outcome;
    return calls();
  }
}

/** How many there are of each thing that belongs to the endpoint. */
async function countOf({ sagemaker, autoscaling, cloudwatch }: AwsClients): Promise<typeof nothing> {
  const NameContains = endpointName;
  const [endpoints, configurations, models, components, targets, policies, alarms] = await Promise.all([
    sagemaker.send(new ListEndpointsCommand({ NameContains })),
    sagemaker.send(new ListEndpointConfigsCommand({ NameContains })),
    sagemaker.send(new ListModelsCommand({ NameContains })),
    sagemaker.send(new ListInferenceComponentsCommand({ NameContains })),
    autoscaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" })),
    autoscaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: "sagemaker" })),
    cloudwatch.send(new DescribeAlarmsCommand({})),
  ]);
  const ours = <Row>(rows: readonly Row[] = [], textOf: (row: Row) => string | undefined) =>
    rows.filter((row) => textOf(row)?.includes(endpointName)).length;
  return {
    endpoints: endpoints.Endpoints?.length ?? 0,
    configurations: configurations.EndpointConfigs?.length ?? 0,
    models: models.Models?.length ?? 0,
    components: components.InferenceComponents?.length ?? 0,
    targets: ours(targets.ScalableTargets, ({ ResourceId }) => ResourceId),
    policies: ours(policies.ScalingPolicies, ({ ResourceId }) => ResourceId),
    alarms: ours(alarms.MetricAlarms, ({ AlarmName }) => AlarmName),
  };
}
