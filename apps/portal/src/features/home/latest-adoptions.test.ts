import { expect, test } from "vitest";
import { latestAdoptions } from "./latest-adoptions.ts";

test("the newest adoption comes first, whatever the order of the profiles", () => {
  const profiles = [profileOf("old", ["search 2026-11-01"]), profileOf("new", ["search 2026-11-20"])];
  expect(namesOf(profiles, ["search"])).toEqual(["new", "old"]);
});

test("a profile counts by the adoption of one's own teams, not by a newer one of another team", () => {
  const shared = profileOf("shared", ["search 2026-11-01", "payments 2026-11-20"]);
  const [latest] = latestAdoptions([shared], ["search"]);
  expect(latest?.adoption.team).toBe("search");
});

test("a profile that two of one's teams adopted is listed once, with the newer adoption", () => {
  const shared = profileOf("shared", ["search 2026-11-01", "payments 2026-11-20"]);
  expect(latestAdoptions([shared], ["search", "payments"]).map(({ adoption }) => adoption.team)).toEqual([
    "payments",
  ]);
});

test("a profile that none of one's teams adopted is left out", () => {
  expect(namesOf([profileOf("theirs", ["payments 2026-11-20"])], ["search"])).toEqual([]);
});

function namesOf(profiles: ReturnType<typeof profileOf>[], teams: string[]): string[] {
  return latestAdoptions(profiles, teams).map(({ profile }) => profile.name);
}

function profileOf(name: string, adoptions: string[]) {
  const views = adoptions.map((text) => {
    const [team = "", day = ""] = text.split(" ");
    return {
      team,
      adoptedBy: "Grace",
      adoptedAt: `${day}T12:00:00.000Z`,
      exportId: null,
      exportFileName: null,
    };
  });
  return { name, adoptions: views };
}
