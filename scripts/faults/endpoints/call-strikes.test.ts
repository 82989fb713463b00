import { expect, test } from "vitest";
import { strikeAtCalls, type CallStrikes } from "./call-strikes.ts";

const meetAll = (strikes: CallStrikes, operations: readonly string[]) =>
  operations.map((operation) => strikes.meet({ operation }));

test("each call is struck once before AWS has heard of it and once after, and then left alone", () => {
  const strikes = strikeAtCalls(() => true);
  strikes.begin("create");
  expect(meetAll(strikes, ["CreateModel", "CreateModel", "CreateModel"])).toEqual([
    "before",
    "after",
    "before",
  ]);
  // The third came after a model was made: what the successor of the killed worker does is another call.
  expect(meetAll(strikes, ["CreateModel", "CreateModel"])).toEqual(["after", undefined]);
  expect([strikes.calls(), strikes.strikes()]).toEqual([2, 4]);
});

test("looks while nothing changes are one call, and another one once something was written", () => {
  const strikes = strikeAtCalls((_place, moment) => moment === "before");
  strikes.begin("create");
  expect(
    meetAll(strikes, ["DescribeEndpoint", "DescribeEndpoint", "CreateModel", "DescribeEndpoint"]),
  ).toEqual(["before", undefined, "before", undefined]);
  expect(meetAll(strikes, ["CreateModel", "DescribeEndpoint"])).toEqual([undefined, "before"]);
});

test("the same call in another step is another one", () => {
  const strikes = strikeAtCalls((_place, moment) => moment === "after");
  strikes.begin("create");
  expect(meetAll(strikes, ["DescribeEndpoint", "DescribeEndpoint"])).toEqual(["after", undefined]);
  strikes.begin("delete");
  expect(meetAll(strikes, ["DescribeEndpoint"])).toEqual(["after"]);
});

test("only wanted calls are struck, told by their place", () => {
  const strikes = strikeAtCalls(
    ({ step, isWrite }, moment) => step === "delete" && isWrite && moment === "after",
  );
  strikes.begin("create");
  expect(meetAll(strikes, ["CreateModel"])).toEqual([undefined]);
  strikes.begin("delete");
  expect(meetAll(strikes, ["DescribeEndpoint", "DeleteEndpoint"])).toEqual([undefined, "after"]);
});

test("what is no call of an endpoint's services passes", () => {
  expect(
    meetAll(
      strikeAtCalls(() => true),
      [""],
    ),
  ).toEqual([undefined]);
});
