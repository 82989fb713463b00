import { inspect } from "node:util";
import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import { hubTokens } from "@quarry/aws-core/hub/testing/hub-accounts";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { EndpointPlan } from "../requests/endpoint-schema.ts";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { everyRow } from "../testing/every-row.ts";
import { logTo } from "../testing/log-to.ts";
import { useWorld } from "../testing/world.ts";
import {
  approve,
  askedFor,
  begin,
  canary,
  gatedWith,
  keptToken,
  settled,
  useHub,
} from "./testing/gated-endpoint.ts";

const world = useWorld();
const hub = useHub(world);
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
const lines: string[] = [];

beforeAll(async () => {
  linus = await world.as("linus");
  world.means.logger = logTo(lines);
});
beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.control("settings", { timeScale: 10_000 });
});
afterEach(() => hub.server().restore(canary));

/** Has AWS refuse the next calls that make a model. */
const refuseModels = (refusal: { count: number; message: string }) =>
  world.control("failures", {
    operation: "sagemaker:CreateModel",
    kind: "error",
    code: "ValidationException",
    status: 400,
    ...refusal,
  });

/** How often a model was made in AWS since the scenario was loaded. */
const modelsMade = () =>
  world.simulator.journal().filter(({ operation }) => operation === "CreateModel").length;

async function inAws(name: string) {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return describeEndpoint(world.means.aws.clientsFor(connection, "us-west-2"), name);
}

const requestOf = (id: string) => linus.requests.get({ id });

async function running(tokenId: string) {
  const request = await askedFor(world, tokenId);
  await approve(world, request);
  const endpoint = await settled(world, request.id);
  return { ...endpoint, requestId: request.id };
}

const bigger = (deployment: DeploymentSpec): DeploymentSpec => ({
  ...deployment,
  instances: { ...deployment.instances, type: "ml.g5.2xlarge" },
});

/** Needs another model, and so the token. */
const shorter = (deployment: DeploymentSpec): DeploymentSpec => ({
  ...deployment,
  environment: { SM_VLLM_MAX_MODEL_LEN: "4096" },
});

async function updated(endpointId: string, deployment: DeploymentSpec): Promise<string> {
  const request = await linus.requests.submit({ kind: "endpoint.update", spec: { endpointId, deployment } });
  await approve(world, request);
  return request.id;
}

async function deploymentOf(requestId: string): Promise<DeploymentSpec> {
  const request = await requestOf(requestId);
  if (request.kind !== "endpoint.create") throw new Error("not an endpoint");
  return request.spec.deployment;
}

/** The token in every form in which somebody might have written it down. */
const formsOf = (token: string) => [
  token,
  token.slice(3, -4),
  encodeURIComponent(token),
  Buffer.from(token).toString("hex"),
  ...[0, 1, 2].map((shift) =>
    Buffer.from(" ".repeat(shift) + token)
      .toString("base64url")
      .slice(4, -4),
  ),
];

test("a gated model is served, updated, stopped, started and deleted, and its token is in no table and no log", async () => {
  const seen: unknown[] = [];
  const tokenId = await keptToken(world, { token: canary });
  const asked = await askedFor(world, tokenId);
  await approve(world, asked);
  const { id, name } = await settled(world, asked.id);
  expect(await inAws(name)).toMatchObject({ status: "InService" });
  const update = await updated(id, shorter(await deploymentOf(asked.id)));
  await settled(world, asked.id);
  expect(await requestOf(update)).toMatchObject({ state: "active" });
  await linus.endpoints.stop({ id });
  await settled(world, asked.id);
  await linus.endpoints.start({ id });
  expect(await settled(world, asked.id)).toMatchObject({ status: "InService", failure: null });
  seen.push(await linus.endpoints.get({ id }), await linus.hubTokens.list({}), await requestOf(update));
  seen.push(await linus.requests.plan({ kind: "endpoint.create", spec: await aWish(tokenId) }));
  const before = await everyRow(world.database);
  await linus.endpoints.delete({ id, name });
  expect((await settled(world, asked.id)).goneAt).not.toBeNull();
  const all = [before, await everyRow(world.database), ...lines, inspect(seen, { depth: null })].join("\n");
  expect(all).toContain(tokenId);
  for (const form of formsOf(canary)) expect(all).not.toContain(form);
  // One at first and one for the update; starting again took the one that was there.
  expect(modelsMade()).toBe(2);
});

const aWish = (tokenId: string) => anEndpointSpec(world, { model: gatedWith(tokenId) });

test("the audit trail says once for each model which account the token has gone into", async () => {
  // A role that is seconds old has the model made in several passes, each of which opens the token.
  await refuseModels({ count: 2, message: "Could not assume role arn:aws:iam::111122223333:role/x." });
  const tokenId = await keptToken(world, { token: canary });
  const { name } = await running(tokenId);
  const given = await world.database.event.findMany({
    where: { name: "hub-token.given", subjectId: tokenId },
  });
  expect(given.map(({ after }) => after)).toEqual([
    { endpoint: name, model: `${name}-g1`, account: "111122223333", region: "us-west-2" },
  ]);
});

test("a plan with a token says who may read it, and neither plan nor hash holds it", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const request = await askedFor(world, tokenId);
  const { checks } = EndpointPlan.parse(request.plan);
  expect(checks).toContainEqual(
    expect.objectContaining({
      id: "access",
      verdict: "ok",
      why: expect.stringMatching(/of acme-models opens/u),
    }),
  );
  expect(checks).toContainEqual(
    expect.objectContaining({
      id: "token",
      verdict: "warn",
      why: expect.stringMatching(
        /^DescribeModel shows this token to whoever may read models in the account/u,
      ),
    }),
  );
  expect(JSON.stringify(request)).not.toContain(canary);
});

test("a token that does not open the model has no plan", async () => {
  const tokenId = await keptToken(world, { token: hubTokens.plain });
  await expect(askedFor(world, tokenId)).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "spec.deployment.model", message: expect.stringMatching(/has no access/u) }] },
  });
});

test("a gated model with a secret of one's own image has a plan that says what nobody has seen", async () => {
  const secretArn = "arn:aws:secretsmanager:us-west-2:111122223333:secret:hub-token-AbCdEf";
  const access = { kind: "secret", secretArn } as const;
  const model = { ...gatedWith(secretArn), access };
  const uri = "111122223333.dkr.ecr.us-west-2.amazonaws.com/serving:1";
  const spec = await anEndpointSpec(world, {
    model,
    image: { from: "own", uri, body: "raw" },
    environment: {},
  });
  const { plan } = await linus.requests.plan({ kind: "endpoint.create", spec });
  const { call, checks } = EndpointPlan.parse(plan);
  expect(checks.find(({ id }) => id === "access")).toMatchObject({ verdict: "unknown" });
  expect(JSON.stringify(call.input["createModel"])).toContain(`"HF_TOKEN":"${secretArn}"`);
});

test("a token that was removed after the approval fails the request with what to do, and nothing stays", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const request = await askedFor(world, tokenId);
  await approve(world, request);
  await (await world.as("grace")).hubTokens.remove({ id: tokenId });
  const { name } = await settled(world, request.id);
  expect(await requestOf(request.id)).toMatchObject({
    state: "failed",
    failure: {
      title: "The Hub token does not open the model",
      cause: expect.stringMatching(/was removed by Grace Hopper/u),
      remedy: expect.stringMatching(/another token/u),
    },
  });
  expect(await inAws(name)).toBeUndefined();
  expect(modelsMade()).toBe(0);
});

test("a token that was revoked at the Hub makes no model, and the same request works once it is good again", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const request = await askedFor(world, tokenId);
  hub.server().revoke(canary);
  await approve(world, request);
  await settled(world, request.id);
  expect(await requestOf(request.id)).toMatchObject({
    state: "failed",
    failure: { cause: expect.stringMatching(/does not accept the token/u) },
  });
  expect(modelsMade()).toBe(0);
  hub.server().restore(canary);
  await linus.requests.retry({ id: request.id });
  await begin(world, request.id);
  expect(await settled(world, request.id)).toMatchObject({ status: "InService", failure: null });
  expect(await requestOf(request.id)).toMatchObject({ state: "active" });
});

test("an update whose token was removed leaves the endpoint as it was", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const { id, name, requestId } = await running(tokenId);
  const deployment = await deploymentOf(requestId);
  const spec = { endpointId: id, deployment: shorter(deployment) };
  const request = await linus.requests.submit({ kind: "endpoint.update", spec });
  await linus.hubTokens.remove({ id: tokenId });
  await approve(world, request);
  await settled(world, requestId);
  expect(await requestOf(request.id)).toMatchObject({
    state: "failed",
    failure: { cause: expect.stringMatching(/was removed by Linus Pauling/u) },
  });
  expect(await inAws(name)).toMatchObject({ status: "InService", configName: `${name}-g1` });
});

test("an endpoint whose token was removed is resized all the same, and changes that need it are refused", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const { id, requestId } = await running(tokenId);
  await linus.hubTokens.remove({ id: tokenId });
  const deployment = await deploymentOf(requestId);
  const update = await updated(id, bigger(deployment));
  await settled(world, requestId);
  expect(await requestOf(update)).toMatchObject({ state: "active" });
  await expect(updated(id, shorter(bigger(deployment)))).rejects.toMatchObject({ code: "not-found" });
});

test("an endpoint whose token was removed is stopped and started all the same: AWS keeps its model", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const { id, requestId } = await running(tokenId);
  await linus.hubTokens.remove({ id: tokenId });
  await linus.endpoints.stop({ id });
  await settled(world, requestId);
  await linus.endpoints.start({ id });
  expect(await settled(world, requestId)).toMatchObject({ status: "InService", failure: null });
});

test("an endpoint that was handed to another team opens no token of the first", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const request = await askedFor(world, tokenId);
  await approve(world, request);
  const { id: teamId } = await world.database.team.findUniqueOrThrow({ where: { slug: "payments" } });
  await world.database.endpoint.update({ where: { requestId: request.id }, data: { teamId } });
  await settled(world, request.id);
  expect((await requestOf(request.id)).failure).toMatchObject({
    cause: expect.stringMatching(/another team/u),
  });
  expect(modelsMade()).toBe(0);
});

test("with another key of the installation nothing is made, and the failure says so", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const request = await askedFor(world, tokenId);
  await world.database.hubToken.update({
    where: { id: tokenId },
    data: { sealed: "not.what.was.sealed.here" },
  });
  await approve(world, request);
  await settled(world, request.id);
  expect((await requestOf(request.id)).failure).toMatchObject({
    cause: expect.stringMatching(/cannot be opened/u),
  });
  expect(modelsMade()).toBe(0);
});

test("a Hub that the worker does not reach stops nothing: the container may reach it", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const request = await askedFor(world, tokenId);
  world.means.configuration.hubEndpoint = "http://127.0.0.1:9";
  await approve(world, request);
  expect(await settled(world, request.id)).toMatchObject({ status: "InService" });
  world.means.configuration.hubEndpoint = hub.server().url;
});

test("a refusal of AWS that repeats the environment is kept without the token", async () => {
  const tokenId = await keptToken(world, { token: canary });
  const message = `1 validation error detected: Value '{HF_TOKEN=${canary}}' at 'primaryContainer.environment'`;
  await refuseModels({ count: 1, message });
  const request = await askedFor(world, tokenId);
  await approve(world, request);
  await settled(world, request.id);
  const failed = await requestOf(request.id);
  expect(failed).toMatchObject({ state: "failed" });
  expect(await everyRow(world.database)).not.toContain(canary);
  expect(lines.join("\n")).not.toContain(canary);
});
