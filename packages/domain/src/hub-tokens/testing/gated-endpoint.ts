import { hubTokens } from "@quarry/aws-core/hub/testing/hub-accounts";
import { startHubServer } from "@quarry/aws-core/hub/testing/start-hub-server";
import type { HubServer } from "@quarry/aws-core/hub/testing/start-hub-server";
import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { afterAll, beforeAll, expect } from "vitest";
import { convergeEndpoint } from "../../endpoints/converge-endpoint.ts";
import { provisionRequest } from "../../requests/provision-request.ts";
import { anEndpointSpec } from "../../requests/testing/an-endpoint-spec.ts";
import type { Person, World } from "../../testing/world.ts";

export const gatedModel = "meta-llama/Llama-3.1-8B-Instruct";

/** A token that no file holds but this one, so that it is looked for wherever it must not be. */
export const canary = "hf_CANARYsecretOfTheHubCANARY9f3e";

/** A Hub for the tests of a file; it knows the canary as a token with access. */
export function useHub(world: World): { server: () => HubServer } {
  const parts: { server?: HubServer } = {};
  beforeAll(async () => {
    const canaryOwner = {
      name: "acme-models",
      role: "fineGrained",
      refusal: null,
      readsPrivate: true,
    } as const;
    parts.server = await startHubServer({ port: 0, accounts: { [canary]: canaryOwner } });
    world.means.configuration.hubEndpoint = parts.server.url;
  });
  afterAll(() => parts.server?.close());
  return {
    server() {
      if (!parts.server) throw new Error("The Hub is there only within tests.");
      return parts.server;
    },
  };
}

/** Has a person keep a token under a name of its own; its id. */
export async function keptToken(
  world: World,
  { person = "linus", token = hubTokens.full }: { person?: Person; token?: string } = {},
): Promise<string> {
  const name = `token ${crypto.randomUUID().slice(0, 8)}`;
  return (await (await world.as(person)).hubTokens.add({ name, token })).id;
}

/** The gated model as it is looked up with the token. */
export function gatedWith(tokenId: string) {
  const revision = "0e9e39f249a16976918f6564b8830bc894c89659";
  return { source: "hub", repository: gatedModel, revision, access: { kind: "token", tokenId } } as const;
}

/** Has Linus ask for the gated model with a token. */
export async function askedFor(world: World, tokenId: string, part: Partial<DeploymentSpec> = {}) {
  const spec = await anEndpointSpec(world, { model: gatedWith(tokenId), ...part });
  return (await world.as("linus")).requests.submit({ kind: "endpoint.create", spec });
}

interface Pending {
  id: string;
  version: number;
  specHash: string;
}

/** Has everybody approve who must, and the worker begin. */
export async function approve(world: World, { id, version, specHash }: Pending): Promise<void> {
  await (await world.as("grace")).requests.approve({ id, version, specHash });
  const { state } = await (await world.as("linus")).requests.get({ id });
  if (state === "pending") await (await world.as("ada")).requests.approve({ id, version, specHash });
  await begin(world, id);
}

export const begin = (world: World, requestId: string): Promise<void> =>
  provisionRequest(world.job("requests.provision"), { requestId });

/** Makes passes until the endpoint that was asked for is as it is wanted, or gone. */
export async function settled(world: World, requestId: string) {
  const row = () => world.database.endpoint.findUniqueOrThrow({ where: { requestId } });
  const { id: endpointId } = await row();
  const isAtRest = async () => {
    await convergeEndpoint(world.job("endpoints.converge"), { endpointId });
    const { wish, status, readyAt, goneAt } = await row();
    return goneAt !== null || (wish === "running" ? readyAt !== null : wish === "stopped" && status === null);
  };
  await expect.poll(isAtRest, { timeout: 20_000, interval: 20 }).toBe(true);
  return row();
}
