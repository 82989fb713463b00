import { z } from "zod";
import { aLiveProfile } from "./fixtures/live-profile.ts";
import { readingPatience, refresh } from "./fixtures/refresh.ts";
import { expect, test } from "./fixtures/test.ts";

const Asked = z.object({ version: z.int(), specHash: z.string() });

test("a profile with a lost request is reported within one reading, and a person adopts or leaves it", async ({
  signedInAs,
  simulator,
}) => {
  const orphan = await aLiveProfile(simulator, { tags: { "quarry:operation": crypto.randomUUID() } });
  const stranger = await aLiveProfile(simulator, { tags: { Owner: "data" } });
  const page = await signedInAs("ada");
  await page.goto(`/drift?q=${orphan.name}`);
  await refresh(page);
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(row(orphan.name)).toContainText("Orphaned", readingPatience);

  await page.getByRole("button", { name: `Actions for ${orphan.name}` }).click();
  await page.getByRole("menuitem", { name: "Adopt" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Adopt" }).click();
  await expect(page.getByText("AWS and Quarry agree")).toBeVisible();

  await page.goto(`/drift?q=${stranger.name}`);
  await expect(row(stranger.name)).toBeVisible(readingPatience);
  await page.getByRole("button", { name: `Actions for ${stranger.name}` }).click();
  await page.getByRole("menuitem", { name: "Leave it as it is" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Belongs to the data team.");
  await dialog.getByRole("button", { name: "Leave it" }).click();
  await expect(page.getByText("AWS and Quarry agree")).toBeVisible();
  await page.getByRole("button", { name: "Ignored" }).click();
  await expect(row(stranger.name)).toContainText("Belongs to the data team.");
});

test("a profile that nobody owns is deleted through a request, decided by others", async ({
  signedInAs,
  apiAs,
  simulator,
  visits,
}) => {
  visits.allow(/400 \(Bad Request\).*requests\/submit/u);
  const stray = await aLiveProfile(simulator, { tags: { Owner: "nobody" } });
  const page = await signedInAs("ada");
  await page.goto(`/drift?q=${stray.name}`);
  await refresh(page);
  await expect(page.getByRole("row").filter({ hasText: stray.name })).toBeVisible(readingPatience);
  await page.getByRole("button", { name: `Actions for ${stray.name}` }).click();
  await page.getByRole("menuitem", { name: "Ask for its deletion" }).click();
  const dialog = page.getByRole("dialog", { name: `Ask for the deletion of ${stray.name}` });
  await dialog.getByLabel("To confirm").fill(stray.name);
  await dialog.getByRole("button", { name: "Ask for it" }).click();
  await expect(dialog).toContainText("Say why it can go.");
  await dialog.getByLabel("Why it can go").fill("Nobody knows it.");
  await dialog.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Delete ${stray.name}`);
  await expect(page.getByRole("main")).toContainText("No team has it in its catalog");
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/u);

  const id = page.url().split("/").at(-1) ?? "";
  const ada = await apiAs("ada");
  const { version, specHash } = Asked.parse(await (await ada.get(`/requests/${id}`)).json());
  const approver = await apiAs("grace");
  expect((await approver.post(`/requests/${id}/approval`, { version, specHash })).status()).toBe(200);
  await expect(page.getByRole("main")).toContainText("Deleted", readingPatience);
  await page.getByRole("link", { name: stray.name, exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Gone");
});
