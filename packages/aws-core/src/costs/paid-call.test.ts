import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { listCostServices } from "./list-cost-services.ts";
import type { PaidCallOptions } from "./paid-call.ts";
import { countedCalls, monthsAgo } from "./testing/read-bill.ts";

const aws = simulateAws();

const period = { from: monthsAgo(2), until: monthsAgo(1) };

const list = (options: PaidCallOptions) => listCostServices(aws.clients(), period, options);

/** How many requests have reached AWS. */
const reached = (): number => aws.calls().length;

test("a call is told before it is sent", async () => {
  const before: [operation: string, reached: number][] = [];
  await list({
    onPaidCall: (operation) => {
      before.push([operation, reached()]);
    },
  });
  expect(before).toEqual([["GetDimensionValues", 0]]);
  expect(reached()).toBe(1);
});

test("every page is told", async () => {
  await aws.control("costs", { action: "set", settings: { pageSize: 5 } });
  const calls = countedCalls();
  const services = await list(calls);
  expect(services.length).toBeGreaterThan(8);
  expect(calls.made.length).toBeGreaterThan(2);
  expect(calls.made).toHaveLength(reached());
});

test("a retry is told as well, and there is one at most", async () => {
  await aws.control("failures", { operation: "GetDimensionValues", kind: "server-error" });
  const calls = countedCalls();
  await expect(list(calls)).rejects.toMatchObject({ code: "unavailable" });
  expect(calls.made).toHaveLength(2);
  expect(reached()).toBe(2);
});

test("a call that succeeds at the second attempt counts twice", async () => {
  await aws.control("failures", { operation: "GetDimensionValues", kind: "throttle", count: 1 });
  const calls = countedCalls();
  expect(await list(calls)).toContain("Amazon Bedrock");
  expect([calls.made.length, reached()]).toEqual([2, 2]);
});

test("a call that is not allowed is not sent, and its refusal comes out as it is", async () => {
  const refusal = new RangeError("Ten calls were made today.");
  const onPaidCall = () => Promise.reject(refusal);
  await expect(list({ onPaidCall })).rejects.toBe(refusal);
  expect(reached()).toBe(0);
});

test("a retry that is not allowed is not sent", async () => {
  await aws.control("failures", { operation: "GetDimensionValues", kind: "server-error" });
  const refusal = new RangeError("Ten calls were made today.");
  let left = 1;
  const onPaidCall = () => {
    if (left === 0) throw refusal;
    left -= 1;
  };
  await expect(list({ onPaidCall })).rejects.toBe(refusal);
  expect(reached()).toBe(1);
});

test("a call that was stopped before it began is neither sent nor counted", async () => {
  const calls = countedCalls();
  const signal = AbortSignal.abort();
  await expect(list({ ...calls, signal })).rejects.toMatchObject({ code: "aborted" });
  expect([calls.made, reached()]).toEqual([[], 0]);
});

test("only services of models are told, each once and by name", async () => {
  const services = await list(countedCalls());
  expect(services).toEqual([...new Set(services)].toSorted());
  expect(services).toContain("Claude Sonnet 4.5 (Amazon Bedrock Edition)");
  expect(services).not.toContain("Amazon Simple Storage Service");
});
