// What is used in the simulator is on its bill: tokens, endpoints, storage and the calls that ask for it.
import { DeleteInferenceProfileCommand, TagResourceCommand } from "@aws-sdk/client-bedrock";
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { DeleteEndpointCommand } from "@aws-sdk/client-sagemaker";
import { describe, expect } from "vitest";
import { at } from "../testing/at.ts";
import { asUser, test as base } from "../testing/simulator-test.ts";
import { toDecimal } from "./amounts.ts";
import { hourMs } from "./calendar.ts";
import {
  askAll,
  beginDay,
  byService,
  dimension,
  question,
  sumOf,
  sumsByKey,
  tag,
} from "./testing/cost-questions.ts";

const daySeconds = 86_400;
const lateness = 4 * daySeconds;

const test = base.extend<{
  /** The simulated day that lies so many days back, as a date. */
  dayBack: (days: number) => Promise<string>;
}>({
  dayBack: async ({ simulator }, use) =>
    use(async (days) => {
      const health: unknown = await (await fetch(`${simulator.url}/_simulator/health`)).json();
      return new Date(Date.parse(String(at(health, "time"))) - days * 24 * hourMs).toISOString().slice(0, 10);
    }),
});

const invoked = { modelId: "anthropic.claude-3-haiku-20240307-v1:0", messages: asUser("How are you today?") };

describe("tokens", () => {
  test("cost their price to the last digit, under the service, usage type and account that used them", async ({
    simulator,
    clients: { runtime, ce },
    dayBack,
    control,
  }) => {
    simulator.loadScenario("empty");
    await beginDay(control);
    const day = await dayBack(0);
    const { usage } = await runtime.send(new ConverseCommand(invoked));
    const { stream } = await runtime.send(new ConverseStreamCommand(invoked));
    const events: unknown[] = [];
    for await (const event of stream ?? []) events.push(event);
    await control("/clock/advance", { seconds: lateness });
    const asked = {
      from: day,
      to: await dayBack(0),
      GroupBy: [dimension("SERVICE"), dimension("USAGE_TYPE")],
    };
    const sums = sumsByKey(await askAll(ce, asked));
    const { inputTokens = 0, outputTokens = 0 } = usage ?? {};
    const service = "Claude 3 Haiku (Amazon Bedrock Edition)";
    expect(sums).toEqual({
      [`${service} | USW2-MP:USW2_InputTokenCount-Units`]: BigInt(2 * inputTokens) * 2500n,
      [`${service} | USW2-MP:USW2_OutputTokenCount-Units`]: BigInt(2 * outputTokens) * 12_500n,
    });
    const [quantities] = await askAll(ce, { ...asked, Metrics: ["UsageQuantity"], Granularity: "MONTHLY" });
    expect(quantities?.Groups?.[0]?.Metrics?.["UsageQuantity"]).toEqual({
      Amount: toDecimal(BigInt(2 * inputTokens), 6),
      Unit: "Units",
    });
  });

  test("reach the bill hours later", async ({ simulator, clients: { runtime, ce }, dayBack, control }) => {
    simulator.loadScenario("empty");
    await beginDay(control);
    const day = await dayBack(0);
    await runtime.send(new ConverseCommand(invoked));
    const told = async () =>
      sumOf(await askAll(ce, { from: day, to: await dayBack(-1), Granularity: "DAILY" }));
    await control("/clock/advance", { seconds: 14 * 3600 });
    expect(await told()).toBe(0n);
    await control("/clock/advance", { seconds: 2 * 3600 });
    expect(await told()).toBeGreaterThan(0n);
  });

  test("keep the tags that their profile had on the day", async ({
    simulator,
    clients,
    dayBack,
    control,
  }) => {
    const { bedrock, runtime, ce } = clients;
    simulator.loadScenario("company");
    await control("/costs", { action: "set", settings: { hasHistory: false } });
    await beginDay(control);
    const id = "dsh66sruwg0s";
    const modelId = `arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${id}`;
    const retag = (value: string) =>
      bedrock.send(new TagResourceCommand({ resourceARN: modelId, tags: [{ key: "Team", value }] }));
    await retag("before");
    await runtime.send(new ConverseCommand({ modelId, messages: asUser("One") }));
    await retag("after");
    await runtime.send(new ConverseCommand({ modelId, messages: asUser("Two") }));
    await bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: modelId }));
    await control("/clock/advance", { seconds: lateness });
    const asked = { from: await dayBack(4), to: await dayBack(0), GroupBy: [tag("Team")] };
    const Filter = byService("Claude 3.5 Sonnet v2 (Amazon Bedrock Edition)");
    expect(Object.keys(sumsByKey(await askAll(ce, { ...asked, Filter })))).toEqual([
      "Team$after",
      "Team$before",
    ]);
  });
});

describe("generated traffic", () => {
  test("goes on under new tags from the day of the change, and ends with its profile", async ({
    clients: { ce },
    dayBack,
    control,
  }) => {
    const id = "p4rtn3rsonn5";
    const where = { account: "444455556666", region: "us-east-1", id };
    const Filter = {
      And: [
        { Dimensions: { Key: "LINKED_ACCOUNT" as const, Values: [where.account] } },
        byService("Claude Sonnet 5 (Amazon Bedrock Edition)"),
      ],
    };
    const teams = async (from: string, to: string) =>
      Object.keys(
        sumsByKey(await askAll(ce, { from, to, Filter, GroupBy: [tag("Team")], Granularity: "DAILY" })),
      );
    await beginDay(control);
    const changed = await dayBack(0);
    await control("/profiles", { action: "edit", ...where, tags: { Team: "moved" } });
    await control("/clock/advance", { seconds: 2 * daySeconds });
    await control("/profiles", { action: "delete", ...where });
    const gone = await dayBack(0);
    await control("/clock/advance", { seconds: 5 * daySeconds });
    expect(await teams(await dayBack(12), changed)).toEqual(["Team$claims"]);
    expect(await teams(changed, gone)).toEqual(["Team$moved"]);
    expect(await teams(gone, await dayBack(0))).toEqual([]);
  });

  test("shows a recent day in part, and more of it each time it is read", async ({
    clients: { ce },
    dayBack,
    control,
  }) => {
    await beginDay(control);
    const [from, to] = [await dayBack(0), await dayBack(-1)];
    const told = async () => sumOf(await askAll(ce, { from, to, Granularity: "DAILY" }));
    const first = await told();
    await control("/clock/advance", { seconds: 12 * 3600 });
    const second = await told();
    await control("/clock/advance", { seconds: 3 * daySeconds });
    const settled = await told();
    expect(second).toBeGreaterThan(first);
    expect(settled).toBeGreaterThan(second);
    await control("/clock/advance", { seconds: daySeconds });
    expect(await told()).toBe(settled);
  });

  test("jumps on the day of the anomaly", async ({ simulator, clients: { ce } }) => {
    const truth: unknown = await (await fetch(`${simulator.url}/_simulator/costs`)).json();
    const began = Date.parse(String(at(truth, "spike", "from")));
    const date = (offset: number) => new Date(began + offset * daySeconds * 1000).toISOString().slice(0, 10);
    const Filter = {
      And: [
        { Tags: { Key: "Project", Values: ["campaign-copy"] } },
        byService("Claude Sonnet 5 (Amazon Bedrock Edition)"),
      ],
    };
    const days = await askAll(ce, { from: date(-7), to: date(4), Filter, Granularity: "DAILY" });
    const sums = days.map((day) => sumOf([day]));
    const most = sums.slice(0, 7).reduce((left, right) => (left > right ? left : right));
    expect(at(truth, "spike", "days")).toBe(4);
    expect(sums.slice(7, 9).every((sum) => sum > most)).toBe(true);
  });
});

describe("endpoints", () => {
  test("cost the seconds of the ledger at their type's price, also when they are gone", async ({
    simulator,
    clients: { sagemaker, ce },
    dayBack,
    control,
  }) => {
    const EndpointName = "twinllama-trial";
    await sagemaker.send(new DeleteEndpointCommand({ EndpointName }));
    await control("/clock/advance", { seconds: lateness });
    const ledger: unknown = await (await fetch(`${simulator.url}/_simulator/ledger`)).json();
    const entries = at(ledger, "endpoints");
    const entry = Array.isArray(entries)
      ? entries.find((one) => at(one, "endpointName") === EndpointName)
      : undefined;
    const seconds = Number(at(entry, "instanceSeconds", "ml.g5.12xlarge"));
    const results = await askAll(ce, {
      from: await dayBack(60),
      to: await dayBack(0),
      Granularity: "DAILY",
      GroupBy: [tag("Team"), dimension("USAGE_TYPE")],
      Filter: { Dimensions: { Key: "INSTANCE_TYPE", Values: ["ml.g5.12xlarge"] } },
    });
    const sums = sumsByKey(results);
    expect(Object.keys(sums)).toEqual(["Team$growth | USW2-Host:ml.g5.12xlarge"]);
    const exact = (seconds * 7.09) / 3600;
    expect(Number(toDecimal(Object.values(sums)[0] ?? 0n, 10))).toBeCloseTo(exact, 5);
    expect(results.at(-1)?.Groups).toEqual([]);
  });
});

describe("storage", () => {
  test("costs the bytes of a bucket for as long as they were there", async ({
    simulator,
    clients: { s3, ce },
    dayBack,
    control,
  }) => {
    simulator.loadScenario("empty");
    await beginDay(control);
    const Bucket = "costly";
    await s3.send(new CreateBucketCommand({ Bucket }));
    const Body = Buffer.alloc(2 ** 20);
    await s3.send(new PutObjectCommand({ Bucket, Key: "weights", Body }));
    await control("/clock/advance", { seconds: 30 * daySeconds });
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "weights" }));
    await control("/clock/advance", { seconds: lateness });
    const asked = {
      from: await dayBack(34),
      to: await dayBack(-1),
      Granularity: "DAILY" as const,
      GroupBy: [dimension("USAGE_TYPE")],
      Filter: byService("Amazon Simple Storage Service"),
    };
    const results = await askAll(ce, asked);
    const sums = sumsByKey(results);
    expect(Object.keys(sums)).toEqual(["USW2-TimedStorage-ByteHrs"]);
    expect(Number(Object.values(sums)[0]) / 1e10).toBeCloseTo(0.023 / 1024, 7);
    expect(results.slice(-3).flatMap(({ Groups = [] }) => Groups)).toEqual([]);
  });
});

describe("calls of Cost Explorer", () => {
  test("cost a cent each, pages too, and nothing where they are refused", async ({
    simulator,
    clients: { ce },
    dayBack,
    control,
  }) => {
    simulator.loadScenario("empty");
    await beginDay(control);
    const [from, to] = [await dayBack(1), await dayBack(0)];
    await ce.send(question({ from, to }));
    await ce.send(question({ from, to }));
    await expect(ce.send(question({ from: to, to }))).rejects.toThrow(/before end date/);
    await control("/clock/advance", { seconds: lateness });
    const asked = { from: await dayBack(4), to: await dayBack(0), GroupBy: [dimension("OPERATION")] };
    const Filter = byService("AWS Cost Explorer");
    expect(sumsByKey(await askAll(ce, { ...asked, Filter }))).toEqual({ GetCostAndUsage: 200_000_000n });
    await control("/costs", { action: "set", settings: { billsCalls: false } });
    expect(sumsByKey(await askAll(ce, { ...asked, Filter }))).toEqual({});
  });
});
