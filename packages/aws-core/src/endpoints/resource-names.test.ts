import fc from "fast-check";
import { expect, test } from "vitest";
import { checkEndpointName, suggestEndpointName } from "./endpoint-name.ts";
import { resourceNames } from "./resource-names.ts";

const named = ({ config, model, component }: ReturnType<typeof resourceNames>) => [config, model, component];

test("the names say which endpoint and generation they belong to", () => {
  expect(resourceNames("twin-llama", 3)).toEqual({
    endpoint: "twin-llama",
    config: "twin-llama-g3",
    model: "twin-llama-g3",
    variant: "AllTraffic",
    component: "twin-llama-ic",
    targetPolicy: "twin-llama-target",
    fromZeroPolicy: "twin-llama-from-zero",
    fromZeroAlarm: "twin-llama-from-zero",
  });
});

test("SageMaker takes the names of every endpoint and generation", () => {
  const endpoint = fc.string({ maxLength: 90 }).map(suggestEndpointName);
  fc.assert(
    fc.property(endpoint, fc.integer({ min: 1, max: 1_000_000 }), (name, generation) => {
      for (const part of named(resourceNames(name, generation)))
        expect(checkEndpointName(part)).toEqual({ ok: true });
    }),
  );
});

test("two long names that begin alike give different names", () => {
  const [one, other] = [`${"a".repeat(62)}b`, `${"a".repeat(62)}c`];
  expect(named(resourceNames(one, 12))).not.toEqual(named(resourceNames(other, 12)));
  expect(named(resourceNames(one, 12))).toEqual(named(resourceNames(one, 12)));
});

test.each([0, -1, 1.5, Number.NaN])("%s is no generation", (generation) => {
  expect(() => resourceNames("twin-llama", generation)).toThrow(RangeError);
});
