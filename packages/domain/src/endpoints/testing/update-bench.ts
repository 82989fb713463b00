import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import { describeInferenceComponent } from "@quarry/aws-core/endpoints/describe-inference-component";
import { beforeAll, beforeEach, expect } from "vitest";
import { provisionRequest } from "../../requests/provision-request.ts";
import { anEndpointSpec } from "../../requests/testing/an-endpoint-spec.ts";
import { useWorld } from "../../testing/world.ts";
import { convergeEndpoint } from "../converge-endpoint.ts";

type Decided = Pick<
  Awaited<ReturnType<Awaited<ReturnType<ReturnType<typeof useWorld>["as"]>>["requests"]["submit"]>>,
  "id" | "version" | "specHash"
>;

/** What the tests of updates share: an endpoint in service, a request for its update, and passes at it. */
export function useUpdates() {
  const world = useWorld();
  beforeAll(() => {
    // Nothing answers there, so that the pre-flight says of the model that it could not be judged.
    Object.assign(world.means.configuration, { hubEndpoint: "http://127.0.0.1:9" });
  });
  beforeEach(async () => {
    world.simulator.loadScenario("company");
    await world.control("settings", { timeScale: 10_000 });
  });

  const rowOf = (id: string) => world.database.endpoint.findUniqueOrThrow({ where: { id } });
  const converge = (endpointId: string) => convergeEndpoint(world.job("endpoints.converge"), { endpointId });

  async function approve({ id, version, specHash }: Decided): Promise<void> {
    await (await world.as("grace")).requests.approve({ id, version, specHash });
    const { state } = await (await world.as("linus")).requests.get({ id });
    if (state === "pending") await (await world.as("ada")).requests.approve({ id, version, specHash });
    await provisionRequest(world.job("requests.provision"), { requestId: id });
  }

  /** Makes passes until the row is as wanted. */
  async function until(id: string, isThere: (row: Awaited<ReturnType<typeof rowOf>>) => boolean) {
    const look = async () => {
      await converge(id);
      return isThere(await rowOf(id));
    };
    await expect.poll(look, { interval: 20, timeout: 20_000 }).toBe(true);
  }

  const untilReady = (id: string) => until(id, ({ readyAt }) => readyAt !== null);

  async function running(part: Partial<DeploymentSpec> = {}) {
    const spec = await anEndpointSpec(world, part);
    const linus = await world.as("linus");
    const request = await linus.requests.submit({ kind: "endpoint.create", spec });
    await approve(request);
    const { id } = await world.database.endpoint.findUniqueOrThrow({ where: { requestId: request.id } });
    await untilReady(id);
    return { id, deployment: spec.deployment };
  }

  async function ask(endpointId: string, deployment: DeploymentSpec) {
    const linus = await world.as("linus");
    return linus.requests.submit({ kind: "endpoint.update", spec: { endpointId, deployment } });
  }

  /** The endpoint and its component as AWS tells them. */
  async function inAws(name: string) {
    const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
    const clients = world.means.aws.clientsFor(connection, "us-west-2");
    return {
      endpoint: await describeEndpoint(clients, name),
      component: await describeInferenceComponent(clients, `${name}-ic`),
    };
  }

  /** Lets the next starts of containers of an endpoint or component fail. */
  async function breakNext(pattern: string, fault = "container", count = 1): Promise<void> {
    await tell("endpoints", { action: "fail", pattern, fault, count });
  }

  const tell = (path: string, body: object) =>
    fetch(`${world.simulator.url}/_simulator/${path}`, { method: "POST", body: JSON.stringify(body) });

  /** How many instances of a type the company may have for endpoints. */
  async function setQuota(type: string, value: number): Promise<void> {
    const quota = `${type} for endpoint usage`;
    await tell("quotas", { action: "set", account: "111122223333", region: "us-west-2", quota, value });
  }

  return { world, rowOf, converge, approve, until, untilReady, running, ask, inAws, breakNext, setQuota };
}

/** The same on the next larger instances. */
export const bigger = (deployment: DeploymentSpec): DeploymentSpec => ({
  ...deployment,
  instances: { ...deployment.instances, type: "ml.g5.2xlarge" },
});

/** The same with another commit of the model. */
export const newer = (deployment: DeploymentSpec): DeploymentSpec => ({
  ...deployment,
  model: {
    source: "hub",
    repository: "mlabonne/TwinLlama-3.1-8B",
    revision: "89abcdef0123456789abcdef0123456789abcdef",
    access: { kind: "open" },
  },
});

/** The model as a component with one copy. */
export const asComponent: Pick<DeploymentSpec, "placement"> = {
  placement: { mode: "INFERENCE_COMPONENT_BASED", copies: 1, accelerators: 1, cpus: 2, memoryMib: 4096 },
};
