import type { RouterClient } from "@orpc/server";
import { hubTokens } from "@quarry/aws-core/hub/testing/hub-accounts";
import type { Operations } from "../operations.ts";
import { aHub, aHubToken, aLeftover, anEndpoint, aPlace } from "./walked-records.ts";
import type { Person, World } from "./world.ts";

type Calls = RouterClient<Operations>;
interface Arranged {
  id: string;
}
interface Case {
  arrange?: (person: Person) => Promise<Arranged>;
  call: (calls: Calls, given: Arranged) => Promise<unknown>;
}

/** A call of every operation on endpoints and Hub tokens that succeeds for somebody. */
export function endpointCases(world: World): Readonly<Record<string, Case>> {
  return { ...placeCases(world), ...oneEndpointCases(world), ...hubTokenCases(world) };
}

function placeCases(world: World): Readonly<Record<string, Case>> {
  return {
    "endpoints.list": { call: (calls) => calls.endpoints.list({}) },
    "endpoints.lookUp": {
      arrange: () => aHub(world),
      call: (calls) => calls.endpoints.lookUp({ repository: "mlabonne/TwinLlama-3.1-8B" }),
    },
    "endpoints.roles": { call: async (calls) => calls.endpoints.roles(await aPlace(world)) },
    "endpoints.images": { call: (calls) => calls.endpoints.images({ region: "us-west-2" }) },
    "endpoints.instances": { call: async (calls) => calls.endpoints.instances(await aPlace(world)) },
  };
}

function oneEndpointCases(world: World): Readonly<Record<string, Case>> {
  return {
    "endpoints.get": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.get({ id }),
    },
    "endpoints.code": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.code({ id }),
    },
    "endpoints.logs": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.logs({ id }),
    },
    "endpoints.metrics": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.metrics({ id }),
    },
    "endpoints.bodyForm": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.bodyForm({ id }),
    },
    "endpoints.callCode": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.callCode({ id, body: "{}" }),
    },
    "endpoints.invoke": {
      arrange: async () => {
        await world.database.endpoint.deleteMany({ where: { name: "churn-scores" } });
        const { id } = await anEndpoint(world);
        return world.database.endpoint.update({ where: { id }, data: { name: "churn-scores" } });
      },
      call: async (calls, { id }) => {
        const answer = await calls.endpoints.invoke({ id, call: { form: "raw", body: "{}", stream: false } });
        for await (const event of answer) if (event.type === "failed") throw new Error(event.cause);
      },
    },
    "endpoints.leftovers": { call: (calls) => calls.endpoints.leftovers({}) },
    "endpoints.deleteLeftover": {
      arrange: () => aLeftover(world),
      call: (calls, { id }) => calls.endpoints.deleteLeftover({ id }),
    },
    "endpoints.setLife": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.setLife({ id, endsAt: null, schedule: null, idleMinutes: 60 }),
    },
    "endpoints.stop": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.stop({ id }),
    },
    "endpoints.start": {
      arrange: async () => {
        const { id } = await anEndpoint(world);
        await world.database.endpoint.update({ where: { id }, data: { wish: "stopped" } });
        return { id };
      },
      call: (calls, { id }) => calls.endpoints.start({ id }),
    },
    "endpoints.dismissUpdateFailure": {
      async arrange() {
        const { id } = await anEndpoint(world);
        const why = { code: "failed", awsCode: "", title: "", cause: "", remedy: "" };
        const updateFailure = { ...why, requestId: id, at: new Date().toISOString() };
        return world.database.endpoint.update({ where: { id }, data: { updateFailure } });
      },
      call: (calls, { id }) => calls.endpoints.dismissUpdateFailure({ id }),
    },
    "endpoints.delete": {
      arrange: () => anEndpoint(world),
      call: (calls, { id }) => calls.endpoints.delete({ id, name: "walked" }),
    },
  };
}

function hubTokenCases(world: World): Readonly<Record<string, Case>> {
  return {
    "hubTokens.list": { call: (calls) => calls.hubTokens.list({}) },
    "hubTokens.add": {
      arrange: () => aHub(world),
      call: (calls) => calls.hubTokens.add({ name: crypto.randomUUID(), token: hubTokens.full }),
    },
    "hubTokens.remove": {
      arrange: (person) => aHubToken(world, person),
      call: (calls, { id }) => calls.hubTokens.remove({ id }),
    },
  };
}
