import { startHubServer } from "@quarry/aws-core/hub/testing/start-hub-server";
import type { HubServer } from "@quarry/aws-core/hub/testing/start-hub-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { EndpointPlan } from "../requests/endpoint-schema.ts";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let hub: HubServer;
let place: { connectionId: string; region: string };

const small = "HuggingFaceTB/SmolLM2-1.7B-Instruct";
const gated = "meta-llama/Llama-3.1-8B-Instruct";

beforeAll(async () => {
  hub = await startHubServer({ port: 0 });
  world.means.configuration.hubEndpoint = hub.url;
  linus = await world.as("linus");
  const company = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  place = { connectionId: company.id, region: "us-west-2" };
});
afterAll(() => hub.close());
beforeEach(() => world.simulator.loadScenario("company"));

const roleElsewhere = "arn:aws:iam::444455556666:role/quarry-execution";

const twinLlama = {
  source: "hub",
  repository: "mlabonne/TwinLlama-3.1-8B",
  revision: "5b1fc2a1d0ac6c7c0a8a9b0d3c5e5f4a3b2c1d0e",
  access: { kind: "open" },
} as const;

const onType = (type: string) => ({ instances: { type, count: 1, managed: null, volumeGb: null } });

function withLimits(total: string) {
  return {
    image: { from: "aws", kind: "tgi", version: "3.3.6" } as const,
    environment: { MAX_INPUT_LENGTH: "4096", MAX_TOTAL_TOKENS: total },
  };
}

const modelNamed = (repository: string) => linus.endpoints.lookUp({ repository });

/** Has the simulator refuse the next call of an operation. */
const refuse = (operation: string, code: string, status: number) =>
  world.control("failures", { operation, count: 1, kind: "error", code, status, message: "No." });

/** A further way into the company's account, of which nothing has been read. */
async function aConnection(part: { teamId?: string; regions?: string[] }): Promise<string> {
  const facts = { name: crypto.randomUUID(), accountId: "111122223333", regions: ["us-west-2"] };
  const { id } = await world.database.connection.create({ data: { ...facts, ...part } });
  return id;
}

/** How often AWS was asked since the scenario was loaded. */
const callsOf = (operation: string) =>
  world.simulator.journal().filter((call) => call.operation === operation).length;

test("a model is looked up with the commit that will be served", async () => {
  expect(await modelNamed(small)).toMatchObject({
    commit: "31b70e2e869a7173562077fd711b654946d38674",
    gated: "no",
    contextTokens: 8192,
    weights: { bytes: 3_422_777_952 },
  });
});

test.each([
  { what: "a name that is none", asked: { repository: "llama" }, at: "repository", says: /looks like/u },
  { what: "an unknown name", asked: { repository: "nobody/nothing" }, at: "repository", says: /not show/u },
  { what: "a data set", asked: { repository: "rajpurkar/squad" }, at: "repository", says: /not a model/u },
  { what: "no version", asked: { repository: small, revision: "../x" }, at: "revision", says: /version/u },
  { what: "a gated model", asked: { repository: gated }, at: "tokenId", says: /is gated/u },
])("$what is refused at its field, with what to do", async ({ asked, at, says }) => {
  await expect(linus.endpoints.lookUp(asked)).rejects.toMatchObject({
    status: 400,
    data: { details: [{ path: at, message: expect.stringMatching(says) }] },
  });
});

test("a Hub that does not answer may be asked again", async () => {
  world.means.configuration.hubEndpoint = "http://127.0.0.1:9";
  await expect(modelNamed(small)).rejects.toMatchObject({
    code: "aws-unavailable",
    message: expect.stringMatching(/cannot be reached.*HF_ENDPOINT/u),
  });
  world.means.configuration.hubEndpoint = hub.url;
});

test("roles that SageMaker may assume are listed, the narrow ones first and the wide ones with the reason", async () => {
  const { items, problem } = await linus.endpoints.roles(place);
  expect(problem).toBeNull();
  expect(items.map(({ name, verdict }) => [name, verdict])).toEqual([
    ["quarry-execution", "trusted"],
    ["AmazonSageMaker-ExecutionRole-20240110T101010", "wider"],
    ["SageMakerExecutionRoleLLM", "wider"],
  ]);
  expect(items[0]?.differences).toEqual([]);
  expect(items[1]?.differences).toEqual([expect.stringMatching(/aws:SourceAccount.*Add the conditions/iu)]);
});

test("where roles may not be listed, the answer says so and what to do instead", async () => {
  await refuse("iam:ListRoles", "AccessDenied", 403);
  expect(await linus.endpoints.roles(place)).toEqual({
    items: [],
    problem: expect.stringMatching(/iam:ListRoles.*ARN/u),
  });
});

test("another failure of IAM is no empty list", async () => {
  await refuse("iam:ListRoles", "InvalidInput", 400);
  await expect(linus.endpoints.roles(place)).rejects.toMatchObject({ code: "aws-refused" });
});

test("images say what they read, without the token, and whether the Region can pull them", async () => {
  const { items } = await linus.endpoints.images({ region: "us-west-2" });
  const vllm = items.find(({ kind }) => kind === "huggingface-vllm");
  expect(vllm).toMatchObject({ versions: expect.arrayContaining(["0.25.1"]), problem: null });
  expect(vllm?.variables).toContainEqual(
    expect.objectContaining({ name: "SM_VLLM_MAX_MODEL_LEN", type: "integer", isFilledIn: false }),
  );
  expect(vllm?.variables.find(({ name }) => name === "SM_VLLM_MODEL")?.isFilledIn).toBe(true);
  for (const { variables } of items) expect(variables.map(({ name }) => name)).not.toContain("HF_TOKEN");
  const nowhere = await linus.endpoints.images({ region: "xx-nowhere-9" });
  expect(nowhere.items[0]?.problem).toMatch(/xx-nowhere-9/u);
});

test("instance types come with price, quota and the memory that the model takes", async () => {
  const model = await modelNamed("mlabonne/TwinLlama-3.1-8B");
  const { items, problem } = await linus.endpoints.instances({
    ...place,
    model,
    image: { from: "aws", kind: "huggingface-vllm", version: "0.25.1" },
    environment: { SM_VLLM_MAX_MODEL_LEN: "8192" },
  });
  expect(problem).toBeNull();
  const offer = (type: string) => items.find((item) => item.type === type);
  expect(offer("ml.g5.xlarge")).toMatchObject({
    offered: "yes",
    quota: 4,
    price: { perHour: "1408000", perMonth: "1027840000", basis: "list" },
    accelerators: { model: "NVIDIA A10G", count: 1, memoryGib: 22 },
    fit: { verdict: expect.stringMatching(/fits|tight/u) },
  });
  expect(offer("ml.g5.xlarge")?.fit.parts.map(({ id }) => id)).toEqual(["weights", "cache", "overhead"]);
  expect(offer("ml.g4dn.xlarge")?.fit.verdict).toBe("too-large");
  expect(offer("ml.p4d.24xlarge")?.quota).toBe(0);
  const prices = items.flatMap(({ price }) => (price ? [Number(price.perHour)] : []));
  expect(prices).toEqual(prices.toSorted((one, other) => one - other));
});

test("without quotas, what Quarry knows of the Region counts, and types that it lacks come last", async () => {
  const region = "eu-west-1";
  const connectionId = await aConnection({ regions: [region] });
  await refuse("ListServiceQuotas", "AccessDeniedException", 400);
  const { items } = await linus.endpoints.instances({ connectionId, region });
  const offered = items.map((item) => item.offered);
  expect(items.find(({ type }) => type === "ml.g6.xlarge")).toMatchObject({ offered: "no", price: null });
  expect(items[0]).toMatchObject({ offered: "yes", price: { basis: "estimate" } });
  expect(offered.slice(offered.indexOf("no")).every((each) => each === "no")).toBe(true);
});

test("a copy that gets one GPU of four has the memory of one", async () => {
  const model = await modelNamed(small);
  const bytesWith = async (acceleratorsPerCopy: number | null) => {
    const { items } = await linus.endpoints.instances({ ...place, model, acceleratorsPerCopy });
    return items.find(({ type }) => type === "ml.g5.12xlarge")?.fit.availableBytes ?? 0;
  };
  expect((await bytesWith(null)) / (await bytesWith(1))).toBe(4);
});

test("quotas are read once for all who ask within minutes, and again after a failure", async () => {
  const unread = { ...place, connectionId: await aConnection({}) };
  await refuse("ListServiceQuotas", "AccessDeniedException", 400);
  const without = await linus.endpoints.instances(unread);
  expect(without.problem).toMatch(/^The quotas could not be read\./u);
  expect(without.items[0]).toMatchObject({ quota: null });
  const before = callsOf("ListAWSDefaultServiceQuotas");
  const both = await Promise.all([linus.endpoints.instances(unread), linus.endpoints.instances(unread)]);
  expect(both.map(({ problem }) => problem)).toEqual([null, null]);
  const once = callsOf("ListAWSDefaultServiceQuotas") - before;
  await linus.endpoints.instances(unread);
  expect(callsOf("ListAWSDefaultServiceQuotas") - before).toBe(once);
  await linus.endpoints.instances({ ...unread, connectionId: await aConnection({}) });
  expect(callsOf("ListAWSDefaultServiceQuotas") - before).toBe(2 * once);
});

test("a place of another team cannot be looked into", async () => {
  const { id: teamId } = await world.database.team.findUniqueOrThrow({ where: { slug: "payments" } });
  const there = { ...place, connectionId: await aConnection({ teamId }) };
  for (const look of [linus.endpoints.roles, linus.endpoints.instances]) {
    await expect(look(there)).rejects.toMatchObject({ code: "not-found" });
  }
});

test.each([
  {
    what: "MAX_INPUT at MAX_TOTAL",
    at: "limits",
    change: withLimits("4096"),
    says: /is 4096.*smaller than/u,
  },
  { what: "a type without quota", at: "quota", change: onType("ml.p4d.24xlarge"), says: /may run 0/u },
  { what: "a model too large", at: "memory", change: onType("ml.g4dn.xlarge"), says: /does not fit/u },
  { what: "another account's role", at: "role", change: { roleArn: roleElsewhere }, says: /444455556666/u },
])("$what has no plan, and the part that mends it is named", async ({ at, change, says }) => {
  const spec = await anEndpointSpec(world, { model: twinLlama, ...change });
  const detail = { path: `spec.deployment.${at}`, message: expect.stringMatching(says) };
  await expect(linus.requests.plan({ kind: "endpoint.create", spec })).rejects.toMatchObject({
    code: "invalid",
    data: { details: expect.arrayContaining([detail]) },
  });
});

test("a gated model that is asked for as if it were open has no plan", async () => {
  const spec = await anEndpointSpec(world, { model: { ...twinLlama, repository: gated } });
  await expect(linus.requests.plan({ kind: "endpoint.create", spec })).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "spec.deployment.model", message: expect.stringMatching(/token/u) }] },
  });
});

test("a model that was looked up has a plan in which everything is known and its commit is served", async () => {
  const { commit } = await modelNamed(twinLlama.repository);
  const spec = await anEndpointSpec(world, { model: { ...twinLlama, revision: commit } });
  const { plan } = await linus.requests.plan({ kind: "endpoint.create", spec });
  const { call, checks } = EndpointPlan.parse(plan);
  expect(checks.map(({ verdict }) => verdict)).not.toContain("unknown");
  expect(JSON.stringify(call.input["createModel"])).toContain(commit);
});

test("a request leads to its endpoint only once there is one", async () => {
  const { commit } = await modelNamed(twinLlama.repository);
  const spec = await anEndpointSpec(world, { model: { ...twinLlama, revision: commit } });
  const { id, endpointId } = await linus.requests.submit({ kind: "endpoint.create", spec });
  expect(endpointId).toBeNull();
  const { name } = spec.deployment;
  const made = await world.database.endpoint.create({
    data: { ...place, name, requestId: id, wish: "running" },
  });
  expect((await linus.requests.get({ id })).endpointId).toBe(made.id);
});
