import type { Page } from "@playwright/test";
import { askPalette } from "./fixtures/palette.ts";
import { openWithoutLateScripts } from "./fixtures/late-scripts.ts";
import { expect, test } from "./fixtures/test.ts";

test("the palette finds pages, profiles and actions by typing, and gives the focus back", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/verdicts");
  const target = page.getByRole("textbox", { name: "Model id or ARN" });
  await target.focus();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox", { name: "Search" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(target).toBeFocused();

  await askPalette(page, "catal");
  const first = palette.getByRole("option").first();
  await expect(first).toContainText("Catalog");
  // Enter chooses what is highlighted, which follows the list.
  await expect(first).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/profiles$/u);

  await askPalette(page, "dsh66sruwg0s");
  const found = palette.getByRole("group", { name: "Profiles" }).getByRole("option");
  await expect(found).toHaveCount(1);
  await found.click();
  await expect(page).toHaveURL(/\/profiles\/[0-9a-f-]{36}$/u);
});

test("the palette offers only what the person may open", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/");
  await page.getByRole("button", { name: "Search" }).click();
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("option", { name: /Exports/u }).first()).toBeVisible();
  await expect(palette.getByRole("option", { name: /Audit trail/u })).toHaveCount(0);
  await expect(palette.getByRole("option", { name: /Connections/u })).toHaveCount(0);
});

test("letters jump between pages, but not while somebody writes or a dialog is open", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ada");
  for (const [keys, address] of [
    ["gp", /\/profiles$/u],
    ["ge", /\/exports$/u],
    ["gv", /\/verdicts$/u],
    ["gy", /\/playground$/u],
    ["ga", /\/audit$/u],
    ["gs", /\/settings$/u],
    ["gh", /\/$/u],
  ] as const) {
    await page.keyboard.type(keys);
    await expect(page).toHaveURL(address);
  }
  await page.keyboard.type("gv");
  await expect(page).toHaveURL(/\/verdicts$/u);
  await page.getByRole("textbox", { name: "Model id or ARN" }).fill("");
  await page.getByRole("textbox", { name: "Model id or ARN" }).pressSequentially("gp");
  await expect(page.getByRole("textbox", { name: "Model id or ARN" })).toHaveValue("gp");
  await expect(page).toHaveURL(/\/verdicts$/u);

  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.type("?");
  const help = page.getByRole("dialog", { name: /shortcuts/iu });
  await expect(help).toContainText("Catalog");
  await page.keyboard.type("gp");
  await expect(page).toHaveURL(/\/verdicts$/u);
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
});

test("a slash puts the cursor into the search of the page, and opens the palette where there is none", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Filter profiles" })).toBeFocused();
  await page.goto("/settings");
  await page.keyboard.press("/");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
});

for (const [choice, other] of [
  ["Dark", "light"],
  ["Light", "dark"],
] as const) {
  test(`the ${choice.toLowerCase()} theme is there in the first byte of the next page`, async ({
    signedInAs,
  }) => {
    const theme = choice.toLowerCase();
    const page = await signedInAs("linus");
    await page.emulateMedia({ colorScheme: other });
    await page.goto("/");
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const before = await background();
    await page.getByRole("button", { name: /^Theme:/u }).click();
    await page.getByRole("menuitemradio", { name: choice }).click();
    await expect.poll(background).not.toBe(before);
    const chosen = await background();
    const html = await (await page.request.get("/profiles")).text();
    expect(html).toMatch(new RegExp(`<html[^>]*class="[^"]*\\b${theme}\\b`, "u"));
    await page.reload({ waitUntil: "commit" });
    await expect.poll(background).toBe(chosen);

    await page.getByRole("button", { name: /^Theme:/u }).click();
    await page.getByRole("menuitemradio", { name: "System" }).click();
    await expect.poll(background).toBe(before);
    expect(await (await page.request.get("/profiles")).text()).not.toMatch(
      /<html[^>]*class="[^"]*\b(dark|light)\b/u,
    );
  });
}

test("on a phone the navigation opens from a button and closes by going somewhere", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus", { phone: true });
  await page.goto("/");
  await expect(page.getByRole("navigation", { name: "Main" })).toHaveCount(0);
  await page.getByRole("button", { name: "Open navigation" }).tap();
  const sheet = page.getByRole("dialog", { name: "Quarry" });
  await sheet.getByRole("link", { name: "Exports" }).tap();
  await expect(page).toHaveURL(/\/exports$/u);
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Exports" })).toBeVisible();
});

test("the first stop of the keyboard leads past the navigation", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("an address that is not there says so inside the portal, with a way on", async ({
  signedInAs,
  visits,
}) => {
  visits.allow(/status of 404/u);
  const page = await signedInAs("linus");
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
});

const opener = (page: Page) => page.getByRole("button", { name: "Create token", exact: true });
const opened = (page: Page) => page.getByRole("dialog", { name: "Create an API token" });

test("a dialog that is asked for before its code has come opens with the focus once it has", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  const late = await openWithoutLateScripts(page, "/settings/tokens");
  await opener(page).focus();
  await page.keyboard.press("Enter");
  await expect(opener(page)).toHaveAttribute("aria-busy", "true");
  await expect(opened(page)).toHaveCount(0);
  await late.letCome();
  await expect(opened(page).getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opened(page)).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
});

test("a dialog whose code is lost on the way is told of, beside shortcuts, and opens at the next press", async ({
  signedInAs,
  visits,
}) => {
  visits.allow(/Failed to load resource|ChunkLoadError|Failed to load chunk|ERR_FAILED/u);
  const page = await signedInAs("linus");
  const late = await openWithoutLateScripts(page, "/settings/tokens");
  await opener(page).click();
  await expect(opener(page)).toHaveAttribute("aria-busy", "true");
  await late.lose();
  await expect(opener(page)).toBeEnabled();
  await expect(opened(page)).toHaveCount(0);
  await late.letCome();
  await expect(page.getByText("This could not be opened")).toBeVisible();
  // A message that stays is no dialog to the shortcuts of the page.
  const help = page.getByRole("dialog", { name: /shortcuts/iu });
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await opener(page).click();
  await expect(opened(page)).toBeVisible();
});
