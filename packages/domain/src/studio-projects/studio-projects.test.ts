import { beforeAll, expect, test } from "vitest";
import { aSpec } from "../requests/testing/a-spec.ts";
import { creationOf } from "../requests/testing/creation-of.ts";
import { provisionedProfile } from "../requests/testing/provisioned-profile.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let ada: Calls;
let linus: Calls;
beforeAll(async () => {
  [ada, linus] = [await world.as("ada"), await world.as("linus")];
});

const studio = { domainId: "dzd-69hyksbfyg5nps", projectId: "5elox3qmz8kyz4" };
const name = `${studio.domainId} ${studio.projectId} lite`;

test("a team makes profiles for a Studio project only when an admin has allowed it", async () => {
  const spec = await aSpec(world, { studio, name });
  await expect(linus.requests.submit({ kind: "profile.create", spec })).rejects.toThrow(/has not allowed/);
  const { id } = await ada.studioProjects.allow({ team: "search", ...studio });
  await expect(ada.studioProjects.allow({ team: "search", ...studio })).rejects.toMatchObject({
    code: "conflict",
  });
  expect((await linus.requests.submit({ kind: "profile.create", spec })).state).toBe("pending");
  await ada.studioProjects.withdraw({ id });
  await expect(linus.requests.submit({ kind: "profile.create", spec })).rejects.toThrow(/has not allowed/);
});

test("such a profile is named and tagged as the Studio does, with the verdict before and after", async () => {
  await ada.studioProjects.allow({ team: "search", ...studio });
  const spec = await aSpec(world, { studio, name: "search lite" });
  await expect(linus.requests.submit({ kind: "profile.create", spec })).rejects.toThrow(
    /is named dzd-69hyksbfyg5nps 5elox3qmz8kyz4/,
  );
  const profile = await provisionedProfile(world, { studio, name });
  const request = creationOf(await linus.requests.get({ id: profile.requestId }));
  expect(request.plan.studio).toMatchObject({ verdict: "tagged-for-project" });
  expect(request.plan.call.input.tags).toEqual(
    expect.arrayContaining([
      { key: "AmazonDataZoneProject", value: studio.projectId },
      { key: "AmazonDataZoneDomain", value: studio.domainId },
      { key: "AmazonBedrockManaged", value: "true" },
    ]),
  );
  expect(await linus.profiles.get({ id: profile.id })).toMatchObject({ verdict: "tagged-for-project" });
});

test("the Studio's own tags are not typed by hand", async () => {
  const tags = [{ key: "amazondatazoneproject", value: "x" }];
  const spec = await aSpec(world, { tags });
  await expect(linus.requests.submit({ kind: "profile.create", spec })).rejects.toThrow(
    /choosing a Studio project/,
  );
});
