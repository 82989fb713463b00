import type { MeView } from "@quarry/domain/settings/schema";
import { expect, test } from "vitest";
import { mayAdoptInto, teamName, uploadTeams } from "./upload-teams.ts";

const search = { slug: "search", name: "Search", role: "member" } as const;
const payments = { slug: "payments", name: "Payments", role: "viewer" } as const;
const member: MeView = {
  userId: "u1",
  name: "Linus",
  email: "linus@example.com",
  platformRole: null,
  teams: [search, payments],
  roles: ["member", "viewer"],
  permissions: ["exports.read", "exports.upload", "profiles.adopt"],
};
const admin: MeView = { ...member, platformRole: "admin" };
const auditor: MeView = { ...member, platformRole: "auditor", permissions: ["exports.read"] };

test("a member uploads for the teams they work in, not for those they only look at", () => {
  expect(uploadTeams(member)).toEqual([search]);
});

test("an admin uploads for every team they are in", () => {
  expect(uploadTeams(admin)).toEqual([search, payments]);
});

test("who may not upload has no team to upload for", () => {
  expect(uploadTeams(auditor)).toEqual([]);
});

test("a member adopts into their own team only", () => {
  expect([
    mayAdoptInto(member, "search"),
    mayAdoptInto(member, "payments"),
    mayAdoptInto(member, "ads"),
  ]).toEqual([true, false, false]);
});

test("an admin adopts into any team", () => {
  expect(mayAdoptInto(admin, "ads")).toBe(true);
});

test("who may not adopt adopts into no team", () => {
  expect(mayAdoptInto(auditor, "search")).toBe(false);
});

test("a team of others is called by its slug", () => {
  expect([teamName(member, "search"), teamName(member, "ads")]).toEqual(["Search", "ads"]);
});
