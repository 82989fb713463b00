import { describe, expect, test } from "vitest";
import { bedrockConstraints } from "../services/bedrock/bedrock-constraints.ts";
import { findModel, findSystemProfile, foundationModels, isOnDemand, systemProfilesIn } from "./catalog.ts";
import { aliveExportProfileIds, companyProfiles, goneExportProfileIds } from "./company-profiles.ts";
import { bedrockRegions } from "./geographies.ts";
import { scenarios } from "./scenarios.ts";
import { studioDescription, studioProfileName, studioProjects } from "./studio-projects.ts";

const matches = (member: string, value: string): boolean =>
  new RegExp(`^(?:${bedrockConstraints[`CreateInferenceProfileRequest.${member}`]?.pattern})$`).test(value);

describe("the company's profiles", () => {
  const profiles = companyProfiles();

  test("are about sixty in four Regions, each with an id of its own", () => {
    expect(profiles.length).toBeGreaterThanOrEqual(55);
    expect(profiles.length).toBeLessThanOrEqual(65);
    expect(new Set(profiles.map(({ region }) => region)).size).toBe(4);
    expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length);
  });

  test("could all have been made through the API", () => {
    const wrong = profiles.filter(
      ({ id, name, description, source, region }) =>
        !/^[a-z0-9]{12}$/.test(id) ||
        name.length > 64 ||
        !matches("inferenceProfileName", name) ||
        (description !== undefined && (description.length > 200 || !matches("description", description))) ||
        !isCopyable(source, region),
    );
    expect(wrong).toEqual([]);
  });

  test("hold the profiles of two sample exports; that of the third is gone", () => {
    const ids = profiles.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...aliveExportProfileIds]));
    expect(ids).not.toContain(goneExportProfileIds[0]);
  });

  test("show every way in which a tag can be right, wrong or missing", () => {
    const { search } = studioProjects;
    const tagged = (key: string) => profiles.filter(({ tags }) => key in tags);
    const studioMade = profiles.filter(
      ({ name, description }) =>
        name === studioProfileName(search) && description === studioDescription(search),
    );
    expect(studioMade.every(({ tags }) => tags["AmazonDataZoneProject"] === search.projectId)).toBe(true);
    expect(profiles.some(({ tags }) => tags["AmazonDataZoneProject"] === search.exportProjectId)).toBe(true);
    expect(tagged("AmazonDataZoneDomain").some(({ tags }) => !("AmazonDataZoneProject" in tags))).toBe(true);
    expect(
      [tagged("project").length, tagged("Project").length, tagged("PROJECT").length].every(
        (count) => count > 0,
      ),
    ).toBe(true);
    expect(profiles.some(({ tags }) => Object.keys(tags).length === 0)).toBe(true);
  });
});

function isCopyable(source: string, region: string): boolean {
  const model = findModel(source);
  return (
    findSystemProfile(source, region) !== undefined || (model !== undefined && isOnDemand(model, region))
  );
}

describe("the catalog", () => {
  test("has no model twice and none that cannot be invoked anywhere", () => {
    expect(new Set(foundationModels.map(({ id }) => id)).size).toBe(foundationModels.length);
    expect(
      foundationModels.filter(({ onDemand, profiles }) => onDemand.length + profiles.length === 0),
    ).toEqual([]);
  });

  test("has system-defined profiles of all six geographies", () => {
    const prefixes = new Set(
      bedrockRegions.flatMap((region) => systemProfilesIn(region).map(({ id }) => id.split(".")[0])),
    );
    expect(prefixes).toEqual(new Set(["us", "eu", "apac", "jp", "au", "global"]));
  });

  test("tells one to five destinations for every profile, as the API promises", () => {
    const counts = bedrockRegions.flatMap((region) =>
      systemProfilesIn(region).map(({ modelArns }) => modelArns.length),
    );
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...counts)).toBeLessThanOrEqual(5);
  });
});

test("every scenario has a name of its own and a sentence about it", () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  expect(scenarios.every(({ about }) => about.endsWith("."))).toBe(true);
});
