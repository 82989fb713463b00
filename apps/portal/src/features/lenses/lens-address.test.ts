import { expect, test } from "vitest";
import { LensAddress } from "./lens-address-schema.ts";
import { lensInput } from "./lens-address.ts";

const search = { slug: "search", name: "Search", role: "member" as const };
const member = { permissions: ["costs.readTeam"], teams: [search] };
const auditor = { permissions: ["costs.readTeam", "costs.read"], teams: [] };
const address = (part: Partial<LensAddress> = {}) => LensAddress.parse(part);

test("who sees every bill sees everything first, others their team", () => {
  expect(lensInput(address(), auditor)).toEqual({ days: 30 });
  expect(lensInput(address(), member)).toEqual({ team: "search", days: 30 });
  expect(lensInput(address(), { ...member, teams: [] })).toBeUndefined();
});

test("a tag is looked at by who sees every bill only, and a value may be empty", () => {
  const tagged = address({ tagKey: "Team", days: 7 });
  expect(lensInput(tagged, auditor)).toEqual({ tagKey: "Team", tagValue: "", days: 7 });
  expect(lensInput(tagged, member)).toEqual({ team: "search", days: 7 });
});

test("a team is looked at by its name in the address", () => {
  expect(lensInput(address({ team: "payments" }), auditor)).toEqual({ team: "payments", days: 30 });
});
