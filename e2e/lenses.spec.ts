import type { Page } from "@playwright/test";
import { z } from "zod";
import { aLiveProfile } from "./fixtures/live-profile.ts";
import type { LiveProfile } from "./fixtures/live-profile.ts";
import type { Api } from "./fixtures/api.ts";
import { readingPatience, refresh } from "./fixtures/refresh.ts";
import { expect, test } from "./fixtures/test.ts";

const Found = z.object({ items: z.array(z.object({ id: z.string() })).length(1) });

/** Has the catalog read until it knows the profile. */
async function catalogId(page: Page, api: Api, { name, arn }: LiveProfile): Promise<string> {
  await page.goto(`/profiles?q=${name}`);
  await refresh(page);
  await expect(page.getByRole("link", { name })).toBeVisible(readingPatience);
  return (
    Found.parse(await (await api.get(`/profiles?q=${encodeURIComponent(arn)}`)).json()).items[0]?.id ?? ""
  );
}

/** Has CloudWatch read now, by the button that a reading under way keeps disabled. */
async function meterNow(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Meter now" });
  await expect(button).toBeEnabled(readingPatience);
  const answered = page.waitForResponse((answer) => answer.url().endsWith("/api/rpc/lenses/refresh"));
  await button.click();
  expect((await answered).ok()).toBe(true);
  await expect(button).toBeEnabled(readingPatience);
}

test("what is called in the playground is metered at once, and the profile tells what it cost", async ({
  signedInAs,
  apiAs,
  simulator,
}) => {
  const profile = await aLiveProfile(simulator);
  const page = await signedInAs("ada");
  const id = await catalogId(page, await apiAs("ada"), profile);
  await page.goto(`/profiles/${id}`);
  const spend = page.getByRole("region", { name: "Spend" });
  await expect(spend).toContainText("lacks the tag quarry:operation");

  await page.goto(`/playground?profile=${id}`);
  await page.getByRole("textbox", { name: "Message" }).fill("Say hello in 3 words");
  await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: /^Answer through/u }).last()).toContainText("Stop reason");

  await page.goto("/costs/lenses");
  await meterNow(page);
  await page.goto(`/profiles/${id}`);
  await expect(spend).toContainText("<$0.01 today");
});

test("an auditor compares billed and metered day by day, as a chart and as a table", async ({
  signedInAs,
}) => {
  const page = await signedInAs("radia");
  await page.goto("/costs");
  await page.getByRole("link", { name: "Billed, metered, forecast" }).click();
  await expect(page).toHaveURL(/\/costs\/lenses$/u);
  await expect(page.getByRole("heading", { name: "Billed, metered, forecast" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Meter now" })).toBeHidden();
  await expect(page.getByRole("region", { name: "How sure these figures are" })).toContainText(
    "Metering sees",
  );
  await page.getByRole("button", { name: "7 days" }).click();
  await expect(page).toHaveURL(/days=7/u);
});

test("somebody without every bill sees their own team", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/costs/lenses");
  await expect(page.getByRole("region", { name: "How sure these figures are" })).toBeVisible();
  await expect(page.getByLabel("Tag key")).toBeHidden();
});

test("an admin has the Price List read, and finds a price with its list, date and routing", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada");
  await page.goto("/settings/prices");
  const button = page.getByRole("button", { name: "Refresh", exact: true });
  await expect(button).toBeEnabled(readingPatience);
  const answered = page.waitForResponse((answer) => answer.url().endsWith("/api/rpc/prices/refresh"));
  await button.click();
  expect((await answered).ok()).toBe(true);
  await expect(button).toBeEnabled(readingPatience);
  await page.getByLabel("Find").fill("sonnet 4.5");
  const table = page.getByRole("table", { name: "Prices" });
  await expect(table).toContainText("Marketplace models, 1 September 2026");
  await expect(table).toContainText("Global");
  await expect(table).toContainText("Cache write, 5 min");
});
