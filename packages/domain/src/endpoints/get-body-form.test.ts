import { beforeAll, beforeEach, expect, test } from "vitest";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { useWorld } from "../testing/world.ts";
import { takenEndpoint } from "./testing/taken-endpoint.ts";

const world = useWorld();
let linus: Awaited<ReturnType<typeof world.as>>;

beforeAll(async () => {
  linus = await world.as("linus");
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.endpoint.deleteMany();
});

const component = "support-chat-twinllama";

test.each([
  ["twinllama-trial", "tgi", /Text Generation/u, []],
  ["claims-embeddings", "embeddings", /Embeddings.*CPU/u, []],
] as const)("of the found endpoint %s AWS tells the form %s", async (...given) => {
  const [name, form, image, components] = given;
  const view = await linus.endpoints.bodyForm({ id: await takenEndpoint(world, name) });
  expect(view).toMatchObject({ form, image: expect.stringMatching(image), components, unread: null });
  expect(view.spoken[0]).toBe(form);
});

test("an image of one's own and components tell no form; messages are the first guess", async () => {
  expect(await linus.endpoints.bodyForm({ id: await takenEndpoint(world, "churn-scores") })).toMatchObject({
    form: "openai-chat",
    spoken: [],
    image: expect.stringMatching(/churn-scores:14$/u),
  });
  expect(await linus.endpoints.bodyForm({ id: await takenEndpoint(world, "support-chat") })).toMatchObject({
    spoken: [],
    image: null,
    components: [component],
  });
});

test("of an endpoint that was asked for here, what was approved tells the form, and AWS is not asked", async () => {
  const uri = "111122223333.dkr.ecr.us-west-2.amazonaws.com/mine:1";
  const own = await anEndpointSpec(world, { image: { from: "own", uri, body: "tgi" } });
  const vllm = await anEndpointSpec(world);
  const before = world.simulator.journal().length;
  expect(
    await linus.endpoints.bodyForm({ id: await takenEndpoint(world, "a", { spec: own.deployment }) }),
  ).toMatchObject({
    form: "tgi",
    spoken: ["tgi", "raw"],
    image: uri,
  });
  expect(
    await linus.endpoints.bodyForm({ id: await takenEndpoint(world, "b", { spec: vllm.deployment }) }),
  ).toMatchObject({
    form: "openai-chat",
    components: [],
  });
  expect(world.simulator.journal()).toHaveLength(before);
});

test("what AWS does not tell of an endpoint is said, and it can be called all the same", async () => {
  const id = await takenEndpoint(world, "support-chat");
  await world.control("failures", {
    operation: "ListInferenceComponents",
    count: 1,
    kind: "error",
    code: "AccessDeniedException",
    status: 400,
    message: "No.",
  });
  expect(await linus.endpoints.bodyForm({ id })).toMatchObject({
    unread: { title: expect.any(String), remedy: expect.any(String) },
    components: [],
    obstacle: null,
  });
});

test("code for a call sends the very body, to the component that was called", async () => {
  const id = await takenEndpoint(world, "support-chat");
  const body = '{ "rows": [1, 12345678901234567890] }';
  const { snippets, remark } = await linus.endpoints.callCode({ id, component, body });
  expect(remark).toBeNull();
  expect(snippets.map((snippet) => snippet.id)).toEqual(["boto3", "aws-sdk-js", "curl", "aws-cli"]);
  for (const { code } of snippets) expect(code).toContain(component);
  expect(snippets[2]?.code).toContain(`'${body}'`);
});

test("code for a streamed call sends the body without its stream, and says so", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  const body = '{"inputs":"Hi","stream":true}';
  const { snippets, remark } = await linus.endpoints.callCode({ id, body });
  expect(snippets[2]?.code).toContain(`'{"inputs":"Hi"}'`);
  expect(remark).toMatch(/without its “stream”/u);
  await expect(linus.endpoints.callCode({ id, body: "{" })).rejects.toMatchObject({ code: "invalid" });
});
