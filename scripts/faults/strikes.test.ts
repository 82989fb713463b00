import { expect, test } from "vitest";
import type { Order } from "./points.ts";
import { createStrikes } from "./strikes.ts";

const creation = { method: "POST", path: "/inference-profiles" };
const listing = { method: "GET", path: "/inference-profiles" };

/** A process that only writes down what is done to it. */
function victim() {
  const done: (Order | NodeJS.Signals)[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const strikes = createStrikes({
    order: (order) => void done.push(order),
    send: (signal) => void done.push(signal),
    ended,
  });
  return { done, end, strikes };
}

test("a strike in the database is ordered, and has happened when the process says so", () => {
  const { done, strikes } = victim();
  const isStruck = strikes.arm({ point: "fetched", skip: 2, signal: "SIGKILL" });
  expect(done).toEqual([{ point: "fetched", skip: 2, signal: "SIGKILL" }]);
  strikes.strikesItself("in-audit");
  expect([isStruck(), strikes.hasKilled()]).toEqual([false, false]);
  strikes.strikesItself("fetched");
  expect([isStruck(), strikes.hasKilled()]).toEqual([true, true]);
});

test("only calls that make a profile are met, after so many have passed", () => {
  const { strikes } = victim();
  strikes.arm({ point: "before-effect", skip: 1, signal: "SIGKILL" });
  expect([listing, creation, listing].map((call) => strikes.meet(call))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(strikes.meet(creation)).toMatchObject({ kind: "strike", when: "before" });
  expect(strikes.meet(creation)).toBeUndefined();
});

test("the call of a killed process ends with it", async () => {
  const { done, end, strikes } = victim();
  const isStruck = strikes.arm({ point: "effect-without-answer", skip: 0, signal: "SIGKILL" });
  const fault = strikes.meet(creation);
  if (fault?.kind !== "strike") throw new Error("The call was not met.");
  const aftermath = fault.strike();
  expect([fault.when, done, isStruck()]).toEqual(["after", ["SIGKILL"], true]);
  end();
  expect(await aftermath).toBe("ends here");
});

test("the call of a stopped process goes on when it is released", async () => {
  const { strikes } = victim();
  strikes.arm({ point: "before-effect", skip: 0, signal: "SIGSTOP" });
  const fault = strikes.meet(creation);
  if (fault?.kind !== "strike") throw new Error("The call was not met.");
  const aftermath = fault.strike();
  strikes.release();
  expect([await aftermath, strikes.hasKilled()]).toEqual(["goes on", false]);
});

test("a new strike takes the place of one that waits", () => {
  const { strikes } = victim();
  const isFirstStruck = strikes.arm({ point: "before-effect", skip: 0, signal: "SIGKILL" });
  const isSecondStruck = strikes.arm({ point: "in-audit", skip: 0, signal: "SIGSTOP" });
  expect(strikes.meet(creation)).toBeUndefined();
  strikes.strikesItself("in-audit");
  expect([isFirstStruck(), isSecondStruck()]).toEqual([false, true]);
});
