import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { appendEvent } from "../audit/append-event.ts";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { personNamed, searchTeam } from "../testing/walked-records.ts";
import { useWorld } from "../testing/world.ts";
import { hourlyPoints } from "./hourly-points.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let ada: Calls;
let linus: Calls;

beforeAll(async () => {
  [ada, linus] = [await world.as("ada"), await world.as("linus")];
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.endpoint.deleteMany();
});

async function place() {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return { connectionId: connection.id, region: "us-west-2" };
}

/** An endpoint of the company that nobody has taken in. */
async function found(name: string, failureReason: string | null = null) {
  const data = { ...(await place()), name, failureReason };
  return world.database.endpoint.create({ data, select: { id: true } });
}

/** An endpoint that Linus of team search asked for. */
async function own(part: Partial<DeploymentSpec> = {}) {
  const { deployment } = await anEndpointSpec(world, part);
  const whose = {
    teamId: (await searchTeam(world)).id,
    ownerId: (await personNamed(world, "linus")).id,
  };
  const data = { ...(await place()), ...whose, name: deployment.name, spec: deployment };
  return world.database.endpoint.create({ data, select: { id: true, name: true } });
}

const byComponents: Partial<DeploymentSpec> = {
  placement: {
    mode: "INFERENCE_COMPONENT_BASED",
    copies: 1,
    accelerators: 1,
    cpus: null,
    memoryMib: 4096,
  },
};

const refuse = (operation: string) =>
  world.control("failures", {
    operation,
    kind: "error",
    code: "AccessDeniedException",
    status: 400,
    message: `User is not authorized to perform: ${operation}`,
  });

const pingFailed =
  "The primary container for production variant AllTraffic did not pass the ping health check.";

test("what was asked for is shown, and what is of no form that is known is not guessed at", async () => {
  const { id } = await own(byComponents);
  expect(await linus.endpoints.get({ id })).toMatchObject({ spec: byComponents });
  await world.database.endpoint.update({ where: { id }, data: { spec: { name: "twin-llama" } } });
  expect(await linus.endpoints.get({ id })).toMatchObject({ spec: null });
  expect(await linus.endpoints.get(await found("legal-summaries"))).toMatchObject({ spec: null });
});

test("the log of a failed container comes with what its last lines mean", async () => {
  const { id } = await found("legal-summaries", pingFailed);
  const log = await ada.endpoints.logs({ id });
  expect(log).toMatchObject({ group: "/aws/sagemaker/Endpoints/legal-summaries", unread: null });
  expect(log.lines.length).toBeGreaterThan(5);
  expect(log.explanation?.cause).toMatch(/token|gated|licen/iu);
  const times = log.lines.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
});

test("what failed for a reason nobody knows is not explained", async () => {
  const { id } = await found("twinllama-trial", "Something that nobody has seen before.");
  expect((await ada.endpoints.logs({ id })).explanation).toBeNull();
});

test("what did not fail is not explained, whatever its log holds", async () => {
  const { id } = await found("legal-summaries");
  const { lines, explanation } = await ada.endpoints.logs({ id });
  expect({ hasLines: lines.length > 0, explanation }).toEqual({ hasLines: true, explanation: null });
});

test("a reading that its caller has given up is not told as a refusal of AWS", async () => {
  const { id } = await own();
  const given = { signal: AbortSignal.abort() };
  await expect(linus.endpoints.metrics({ id }, given)).rejects.toThrow(/stopped from this side/u);
});

test.each(["linus", "radia"] as const)(
  "the log of an endpoint that belongs to nobody is kept from %s",
  async (person) => {
    const { id } = await found("legal-summaries", pingFailed);
    const log = await (await world.as(person)).endpoints.logs({ id });
    expect(log).toMatchObject({
      group: null,
      lines: [],
      unread: { title: expect.stringMatching(/not shown/u) },
    });
  },
);

test("an auditor does not read the log of a team; its viewers do", async () => {
  const { id } = await own();
  expect((await (await world.as("radia")).endpoints.logs({ id })).unread).not.toBeNull();
  expect(await (await world.as("viola")).endpoints.logs({ id })).toMatchObject({
    unread: null,
    stream: null,
  });
});

test("the log of a component is looked for under the component's name", async () => {
  const { id, name } = await own(byComponents);
  expect((await linus.endpoints.logs({ id })).group).toBe(`/aws/sagemaker/InferenceComponents/${name}-ic`);
});

test("a log that AWS refuses is told with its reason instead of an error", async () => {
  const { id } = await own();
  await refuse("logs:DescribeLogStreams");
  expect(await linus.endpoints.logs({ id })).toMatchObject({
    lines: [],
    unread: { title: expect.any(String), cause: expect.any(String), remedy: expect.any(String) },
  });
});

test("the calls of 24 hours stand by the hour without gaps", async () => {
  const { id } = await found("claims-embeddings");
  const { points, invocations, periodSeconds, unread } = await linus.endpoints.metrics({ id });
  expect({ unread, periodSeconds }).toEqual({ unread: null, periodSeconds: 3600 });
  const begins = points.map(({ at }) => Date.parse(at) / 3_600_000);
  expect(begins).toEqual(Array.from({ length: 24 }, (_, index) => (begins[0] ?? 0) + index));
  expect(begins[23]).toBe(Math.floor(Date.now() / 3_600_000));
  // The seed has two calls or more in each hour, 60 in half an hour at most.
  expect(invocations).toBeGreaterThanOrEqual(48);
  expect(invocations).toBe(points.reduce((sum, point) => sum + point.invocations, 0));
  expect(points[12]?.latencyP50).toBeGreaterThan(700);
});

test("the calls of an endpoint that carries components are counted by them", async () => {
  const { id } = await found("support-chat");
  const { invocations, points } = await linus.endpoints.metrics({ id });
  expect(invocations).toBeGreaterThan(48);
  expect(points).toHaveLength(24);
});

test("calls of several components add up, and their percentiles do not", () => {
  const at = "2026-11-20T13:00:00.000Z";
  const point = { at, invocations: 2, latencyP50: 100, latencyP90: 200 };
  const span = { from: new Date(at), count: 2 };
  const later = { ...point, at: "2026-11-20T14:00:00.000Z" };
  expect(hourlyPoints(span, [[point], [point, later]])).toEqual([
    { at, invocations: 4, latencyP50: null, latencyP90: null },
    { ...later, invocations: 2, latencyP50: null, latencyP90: null },
  ]);
  expect(hourlyPoints(span, [[point]])[0]).toEqual(point);
});

test("an endpoint that nobody calls has 24 hours of nothing, and so has one that is not there yet", async () => {
  for (const { id } of [await found("twinllama-trial"), await own(), await found("nowhere")]) {
    const { invocations, points, unread } = await linus.endpoints.metrics({ id });
    expect({ invocations, hours: points.length, unread }).toEqual({
      invocations: 0,
      hours: 24,
      unread: null,
    });
  }
});

test("calls that CloudWatch does not tell are not shown as none", async () => {
  const { id } = await own();
  await refuse("cloudwatch:GetMetricData");
  const { points, unread } = await linus.endpoints.metrics({ id });
  expect(points).toEqual([]);
  expect(unread?.title).toEqual(expect.any(String));
});

const codeOf = async (id: string) => {
  const { snippets, remark } = await linus.endpoints.code({ id });
  return { ids: snippets.map((snippet) => snippet.id), curl: snippets[2]?.code ?? "", remark };
};

test.each([
  [{ from: "aws", kind: "huggingface-vllm", version: "0.25.1" }, /"messages"/u],
  [{ from: "aws", kind: "tgi", version: "3.3.6" }, /"max_new_tokens"/u],
  [
    { from: "own", uri: "111122223333.dkr.ecr.us-west-2.amazonaws.com/mine:1", body: "embeddings" },
    /\{"inputs":"[^"]*"\}/u,
  ],
] as const)("code for the image %o sends a body that it takes", async (image, body) => {
  const { id, name } = await own({ image });
  const { ids, curl, remark } = await codeOf(id);
  expect(ids).toEqual(["boto3", "aws-sdk-js", "curl", "aws-cli"]);
  expect(curl).toMatch(body);
  expect(curl).toContain(`/endpoints/${name}/invocations`);
  expect(curl).not.toContain("Inference-Component");
  expect(remark).toBeNull();
});

test("code for a component names it", async () => {
  const { id, name } = await own(byComponents);
  expect((await codeOf(id)).curl).toContain(`Inference-Component: ${name}-ic`);
});

test("code for a found endpoint names the component that AWS tells, and says that the body is a guess", async () => {
  const { id } = await found("support-chat");
  const { curl, remark } = await codeOf(id);
  expect(curl).toContain("Inference-Component: support-chat-twinllama");
  expect(remark).toMatch(/guess\.$/u);
});

test("code for a found endpoint says when its components could not be read", async () => {
  const { id } = await found("support-chat");
  await refuse("sagemaker:ListInferenceComponents");
  expect((await codeOf(id)).remark).toMatch(/components could not be read/u);
});

test("code for an endpoint that queues its calls puts them next to its answers", async () => {
  const asynchronous = {
    outputPath: "s3://answers/out/",
    failurePath: null,
    concurrentPerInstance: 1,
    successTopic: null,
    errorTopic: null,
  };
  const { id } = await own({ async: asynchronous });
  const { curl, remark } = await codeOf(id);
  expect(curl).toContain("answers/out/quarry-tests/");
  expect(curl).toContain("async-invocations");
  expect(remark).toMatch(/queues its calls/u);
});

test("the history names the models that a deletion kept, and what uses them", async () => {
  const { id, name } = await own();
  const subject = { kind: "endpoint", id, label: name };
  const after = { kept: ["shared-g1: endpoint configuration other", "base: inference component chat"] };
  await world.database.$transaction((transaction) =>
    appendEvent(transaction, world.job("endpoints.converge"), { name: "endpoint.deleted", subject, after }),
  );
  expect((await linus.endpoints.get({ id })).timeline).toMatchObject([
    {
      who: "Quarry",
      detail: "Kept shared-g1: endpoint configuration other; base: inference component chat",
    },
  ]);
});

test("nobody reads anything of an endpoint of another team", async () => {
  const { id } = await own();
  const { endpoints } = await world.as("margaret");
  for (const read of [endpoints.logs, endpoints.metrics, endpoints.code])
    await expect(read({ id })).rejects.toMatchObject({ code: "not-found" });
});
