import { aLiveProfile } from "./fixtures/live-profile.ts";
import { expect, test } from "./fixtures/test.ts";

test("an existing profile is taken in, named by an alias that programs resolve, and deleted by typing its name", async ({
  signedInAs,
  apiAs,
  simulator,
  visits,
}) => {
  visits.allow(/status of 400/u);
  const profile = await aLiveProfile(simulator, {});
  const gone = profile.arn.replace(/[^/]+$/u, "zzzzzzzzzzzz");
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await page.getByRole("button", { name: "Take in" }).click();
  const taking = page.getByRole("dialog", { name: "Take in existing profiles" });
  await taking.getByLabel("ARNs").fill(JSON.stringify({ resources: [{ arn: profile.arn }, { arn: gone }] }));
  await taking.getByRole("button", { name: "Look them up" }).click();
  await expect(taking.getByText("1 left out")).toBeVisible();
  await taking.getByRole("link", { name: profile.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: profile.name })).toBeVisible();

  const app = `e2e-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByRole("button", { name: "Add alias" }).click();
  const naming = page.getByRole("dialog", { name: "Name it by an alias" });
  await naming.getByLabel("App").fill("Not An App");
  await naming.getByRole("button", { name: "Save" }).click();
  await expect(naming.getByText(/lower-case letters/u).last()).toBeVisible();
  await naming.getByLabel("App").fill(app);
  await naming.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`search/${app}/production`, { exact: true })).toBeVisible();
  const linus = await apiAs("linus");
  const answer = await linus.get(`/aliases/search/${app}/production`);
  expect(await answer.json()).toMatchObject({ arn: profile.arn });

  await page.getByRole("button", { name: "Delete" }).click();
  const deleting = page.getByRole("dialog", { name: "Delete the profile in AWS" });
  await expect(deleting.getByRole("button", { name: "Delete profile" })).toBeDisabled();
  await deleting.getByRole("textbox").fill(profile.name);
  await deleting.getByRole("button", { name: "Delete profile" }).click();
  await expect(page.getByText("AWS no longer lists this profile", { exact: true })).toBeVisible();
});
