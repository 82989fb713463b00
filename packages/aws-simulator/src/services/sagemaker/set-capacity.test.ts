import { describe, expect, test } from "vitest";
import { createWorld } from "../../world/world.ts";
import { endpointTable } from "./endpoint-rows.ts";
import { currentCapacity, setDesiredCapacity } from "./set-capacity.ts";
import { settle } from "./settle.ts";

const account = "111122223333";
const region = "us-west-2";
const scope = { account, region };
const variant = [
  "endpoint/churn-scores/variant/AllTraffic",
  "sagemaker:variant:DesiredInstanceCount",
] as const;
const component = [
  "inference-component/support-chat-twinllama",
  "sagemaker:inference-component:DesiredCopyCount",
] as const;

function open() {
  const world = createWorld("company");
  return {
    world,
    capacity: (target: readonly [string, string]) => currentCapacity(world, account, region, ...target),
    set: (target: readonly [string, string], count: number) =>
      setDesiredCapacity(world, account, region, ...target, count),
    status: () => {
      settle(world, scope);
      return world.tables.rows(endpointTable, scope).get("churn-scores")?.status;
    },
  };
}

describe("capacity", () => {
  test("of a variant is its desired instances", () => {
    const { world, capacity, set, status } = open();
    expect(capacity(variant)).toBe(2);
    set(variant, 3);
    expect([capacity(variant), status()]).toEqual([3, "Updating"]);
    world.clock.advance(240_000);
    expect(status()).toBe("InService");
  });

  test("of a component is its desired copies, down to none", () => {
    const { world, capacity, set } = open();
    expect(capacity(component)).toBe(1);
    set(component, 2);
    world.clock.advance(600_000);
    set(component, 0);
    expect(capacity(component)).toBe(0);
  });

  test("already as wanted changes nothing", () => {
    const { set, status } = open();
    set(variant, 2);
    expect(status()).toBe("InService");
  });

  test("is left alone while the endpoint is being changed", () => {
    const { capacity, set } = open();
    set(variant, 3);
    set(variant, 4);
    expect(capacity(variant)).toBe(3);
  });

  test("is left alone while the component is being changed", () => {
    const { capacity, set } = open();
    set(component, 2);
    set(component, 0);
    expect(capacity(component)).toBe(2);
  });

  test("above the quota stays as it is", () => {
    const { capacity, set, status } = open();
    set(variant, 1000);
    expect([capacity(variant), status()]).toEqual([2, "InService"]);
  });

  test("is undefined for what is not there or has no such dimension", () => {
    const { capacity } = open();
    expect(capacity(["endpoint/absent/variant/AllTraffic", variant[1]])).toBeUndefined();
    expect(capacity(["endpoint/churn-scores/variant/Other", variant[1]])).toBeUndefined();
    expect(capacity(["inference-component/absent", component[1]])).toBeUndefined();
    expect(capacity([component[0], variant[1]])).toBeUndefined();
    expect(capacity([variant[0], component[1]])).toBeUndefined();
  });
});
