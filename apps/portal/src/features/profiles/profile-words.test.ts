import { expect, test } from "vitest";
import { tagsForReading } from "./profile-words.ts";

const keysInOrder = (keys: string[]) =>
  tagsForReading(keys.map((key) => ({ key, value: "x" }))).map(({ key }) => key);

test("tags that say whose and what come first, those of AWS services last", () => {
  expect(
    keysInOrder(["AmazonDataZoneProject", "Environment", "Zone", "aws:owner", "Team", "project"]),
  ).toEqual(["project", "Team", "Environment", "Zone", "AmazonDataZoneProject", "aws:owner"]);
});

test("tags of the same weight keep the order AWS gave", () => {
  expect(keysInOrder(["b", "a"])).toEqual(["b", "a"]);
});
