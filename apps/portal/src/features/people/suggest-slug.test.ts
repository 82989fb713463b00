import { TeamSlug } from "@quarry/domain/people/schema";
import { expect, test } from "vitest";
import { suggestSlug } from "./suggest-slug.ts";

test.each([
  ["Search", "search"],
  ["  Growth & Joy ", "growth-joy"],
  ["Équipe 7 – données", "equipe-7-donnees"],
  ["лаборатория", ""],
  [`${"x".repeat(39)} y`, "x".repeat(39)],
])("the short name of %j is %j", (name, slug) => {
  expect(suggestSlug(name)).toBe(slug);
  expect(slug === "" || TeamSlug.safeParse(slug).success).toBe(true);
});
