import type { MeView } from "@quarry/domain/settings/schema";
import { expect, test } from "vitest";
import { lendingTeams } from "./lending-teams.ts";

const me: MeView = {
  userId: "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f",
  name: "Linus Pauling",
  email: "linus@example.com",
  platformRole: null,
  teams: [
    { slug: "search", name: "Search", role: "member" },
    { slug: "payments", name: "Payments", role: "viewer" },
  ],
  roles: [],
  permissions: [],
};
const slugsOf = (part: Partial<MeView>, only?: string) =>
  lendingTeams({ ...me, ...part }, only).map(({ slug }) => slug);

test("a team lends its tokens to those who work in it, and to admins who only look on", () => {
  expect(slugsOf({})).toEqual(["search"]);
  expect(slugsOf({ platformRole: "admin" })).toEqual(["search", "payments"]);
  expect(slugsOf({ platformRole: "admin" }, "payments")).toEqual(["payments"]);
  expect(slugsOf({}, "payments")).toEqual([]);
});
