import * as fc from "fast-check";
import { expect, test } from "vitest";
import { colourServices } from "./colour-services.ts";
import type { ServiceUsage } from "./read-cost-page.ts";

const anyUsage: fc.Arbitrary<ServiceUsage> = fc
  .dictionary(
    fc.string({ minLength: 1, maxLength: 3 }),
    fc.uniqueArray(fc.nat(12).map(String), { maxLength: 6 }),
  )
  .map((services) => new Map(Object.entries(services).map(([service, types]) => [service, new Set(types)])));

const usage = (services: Record<string, string[]>): ServiceUsage =>
  new Map(Object.entries(services).map(([service, usageTypes]) => [service, new Set(usageTypes)]));

const names = (sets: readonly ServiceUsage[]): string[][] => sets.map((set) => [...set.keys()]);

test("in no set does a usage type belong to two services", () => {
  fc.assert(
    fc.property(anyUsage, (total) => {
      for (const set of colourServices(total)) {
        const usageTypes = [...set.values()].flatMap((types) => [...types]);
        expect(new Set(usageTypes).size).toBe(usageTypes.length);
      }
    }),
  );
});

test("every service is in one set, with all its usage types, and no set is empty", () => {
  fc.assert(
    fc.property(anyUsage, (total) => {
      const sets = colourServices(total);
      expect(sets.every(({ size }) => size > 0)).toBe(true);
      const entries = sets.flatMap((set) => [...set]);
      expect(entries).toHaveLength(total.size);
      for (const [service, usageTypes] of entries) expect(usageTypes).toEqual(total.get(service));
    }),
  );
});

test("there are never more sets than the busiest service has rivals, and one more", () => {
  fc.assert(
    fc.property(anyUsage, (total) => {
      const services = [...total.values()];
      const rivals = services.map(
        (own) => services.filter((other) => other !== own && [...own].some((type) => other.has(type))).length,
      );
      expect(colourServices(total).length).toBeLessThanOrEqual(
        total.size === 0 ? 0 : Math.max(...rivals) + 1,
      );
    }),
  );
});

test("the same bill gives the same sets, in whatever order its services come", () => {
  fc.assert(
    fc.property(anyUsage, (total) => {
      const reversed = new Map([...total].toReversed());
      expect(names(colourServices(reversed))).toEqual(names(colourServices(total)));
    }),
  );
});

test("services that share no usage type are asked about together", () => {
  const total = usage({
    "Claude Opus 5": ["tokens-in", "tokens-out"],
    "Claude Sonnet 5": ["tokens-in", "tokens-out"],
    "Claude Haiku 4.5": ["TokensIn"],
    "Amazon SageMaker": ["hours", "storage", "data"],
  });
  expect(names(colourServices(total))).toEqual([
    ["Amazon SageMaker", "Claude Opus 5", "Claude Haiku 4.5"],
    ["Claude Sonnet 5"],
  ]);
});
