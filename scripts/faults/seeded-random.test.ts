import { expect, test } from "vitest";
import { seededRandom, shuffled } from "./seeded-random.ts";

const take = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
};

test("the same seed gives the same numbers, and another seed others", () => {
  expect(take(7, 20)).toEqual(take(7, 20));
  expect(take(7, 20)).not.toEqual(take(8, 20));
});

test("about three of ten numbers are below 0.3, and all are from 0 to below 1", () => {
  const numbers = take(1, 10_000);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(numbers.filter((number) => number < 0.3).length / 10_000).toBeCloseTo(0.3, 1);
});

test("shuffling keeps every thing and changes the order", () => {
  const things = Array.from({ length: 50 }, (_, index) => index);
  const other = shuffled(things, seededRandom(3));
  expect(other).not.toEqual(things);
  expect(other.toSorted((one, next) => one - next)).toEqual(things);
});
