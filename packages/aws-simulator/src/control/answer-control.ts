import { z } from "zod";
import { scenarios } from "../seed/scenarios.ts";
import type { WireRequest, WireResponse } from "../wire/wire-message.ts";
import { listFaults } from "../services/sagemaker/faults.ts";
import { readLedger } from "../services/sagemaker/ledger.ts";
import type { World } from "../world/world.ts";
import {
  AdvanceInput,
  FailureInput,
  ProfileEditInput,
  ScenarioInput,
  SettingsInput,
} from "./control-schema.ts";
import { ControlError } from "./control-error.ts";
import { CostsEditInput, editCosts, readCosts } from "./edit-costs.ts";
import { EndpointEditInput, editEndpoints } from "./edit-endpoints.ts";
import { editProfile } from "./edit-profile.ts";
import { QuotaEditInput, editQuota } from "./edit-quota.ts";

type Context = { world: World; onWrite: () => void };
type Route = (context: Context, request: WireRequest) => unknown;

export const controlPrefix = "/_simulator";

const defaultMidStream = 3;

const routes: Readonly<Record<string, Route>> = {
  "GET /health": ({ world }) => ({
    status: "ok",
    scenario: world.scenario().name,
    time: world.clock.now().toISOString(),
  }),
  "GET /scenarios": () => scenarios.map(({ name, about }) => ({ name, about })),
  "GET /journal": ({ world }, request) => {
    const entries = world.journal.since(request.query.get("since") ?? undefined);
    return { entries, next: entries.at(-1)?.seq ?? Number(request.query.get("since") ?? 0) };
  },
  "GET /failures": ({ world }) => world.failures.list(),
  "GET /settings": ({ world }) => world.settings,
  "GET /endpoints": ({ world }) => listFaults(world),
  "GET /ledger": ({ world }) => readLedger(world),
  "POST /reset": ({ world }) => {
    world.loadScenario(world.scenario().name);
    return { scenario: world.scenario().name };
  },
  "POST /scenario": ({ world }, request) => {
    const { name } = ScenarioInput.parse(readJson(request));
    if (!scenarios.some((scenario) => scenario.name === name)) throw new ControlError(unknownScenario(name));
    world.loadScenario(name);
    return { scenario: name };
  },
  "POST /clock/advance": ({ world }, request) => {
    world.clock.advance(AdvanceInput.parse(readJson(request)).seconds * 1000);
    return { time: world.clock.now().toISOString() };
  },
  "POST /failures": ({ world }, request) => {
    const { midStream, count, code, status, message, region, ...failure } = FailureInput.parse(
      readJson(request),
    );
    const after = midStream === true ? defaultMidStream : midStream === false ? undefined : midStream;
    world.failures.add({ ...failure, count, code, status, message, region, midStream: after });
    return world.failures.list();
  },
  "POST /settings": ({ world }, request) => {
    Object.assign(world.settings, SettingsInput.parse(readJson(request)));
    return world.settings;
  },
  "POST /profiles": ({ world }, request) => editProfile(world, ProfileEditInput.parse(readJson(request))),
  "POST /endpoints": ({ world }, request) => editEndpoints(world, EndpointEditInput.parse(readJson(request))),
  "GET /costs": ({ world }, request) => readCosts(world, request.query),
  "POST /costs": ({ world }, request) => editCosts(world, CostsEditInput.parse(readJson(request))),
  "POST /quotas": ({ world }, request) => editQuota(world, QuotaEditInput.parse(readJson(request))),
};

/** Answers a request below `/_simulator`. */
export function answerControl(context: Context, request: WireRequest): WireResponse {
  const route = routes[`${request.method} ${request.path.slice(controlPrefix.length)}`];
  if (route === undefined) {
    return json(404, {
      error: `There is no ${request.method} ${request.path}. There are: ${Object.keys(routes).join(", ")}.`,
    });
  }
  try {
    const answer = route(context, request);
    if (request.method === "POST") context.onWrite();
    return json(200, answer);
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    if (error instanceof ControlError) return json(400, { error: error.message });
    throw error;
  }
}

const unknownScenario = (name: string): string =>
  `There is no scenario "${name}". Scenarios: ${scenarios.map((scenario) => scenario.name).join(", ")}.`;

function readJson(request: WireRequest): unknown {
  try {
    return JSON.parse(request.body.toString("utf8"));
  } catch {
    throw new ControlError("The body is not JSON.");
  }
}

const json = (status: number, value: unknown): WireResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: Buffer.from(JSON.stringify(value)),
});
