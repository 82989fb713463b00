import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { anExport } from "./fixtures/an-export.ts";
import { expect, test } from "./fixtures/test.ts";

const table = (page: Page) => page.getByRole("table", { name: "Events" });
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
const filter = (page: Page) => page.getByRole("combobox", { name: "Filter events" });

test("what someone does stands in the trail with who, what and when, and opens to its facts", async ({
  signedInAs,
  apiAs,
}) => {
  const linus = await apiAs("linus");
  const name = `seen-by-the-auditor-${Date.now()}.zip`;
  await linus.upload(await anExport([], name));
  const page = await signedInAs("radia");
  await page.goto(`/audit?q=${name}`);
  const row = rows(page).first();
  await expect(row).toContainText("Export uploaded");
  await expect(row).toContainText("Linus Pauling");
  await row.getByRole("button", { name: "Export uploaded" }).click();
  const drawer = page.getByRole("dialog", { name: "Export uploaded" });
  await expect(drawer).toContainText("export.uploaded");
  await expect(drawer).toContainText("sha256");
  await drawer.getByRole("button", { name: "All events of this export" }).click();
  await expect(page).toHaveURL(/subjectId=/u);
  await expect(rows(page).filter({ hasText: name }).first()).toBeVisible();
});

test("the trail is filtered by event and actor with the keyboard, and by day, in the address", async ({
  signedInAs,
  apiAs,
}) => {
  // Before the token, so that midnight in between leaves it on or after that day.
  const today = new Date().toISOString().slice(0, 10);
  const linus = await apiAs("linus");
  await linus.post("/tokens", { name: "for the filter", days: 1 });
  const page = await signedInAs("radia");
  await page.goto("/audit");
  await filter(page).click();
  await page.keyboard.type("Event = token.created");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Actor : Linus");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/name=token\.created.*actor=Linus|actor=Linus.*name=token\.created/u);
  await expect(rows(page).first()).toContainText("Token created");
  await expect(rows(page).filter({ hasNotText: "Linus Pauling" })).toHaveCount(0);

  await page.getByLabel("From (UTC)").last().fill(today);
  await expect(page).toHaveURL(new RegExp(`from=${today}`, "u"));
  await page.reload();
  await expect(page.getByLabel("From (UTC)").last()).toHaveValue(today);
  await expect(rows(page).first()).toContainText("Token created");
  await page.getByLabel("To (UTC)").last().fill("2020-01-01");
  await expect(page.getByText("No event matches")).toBeVisible();
});

test("the CSV holds the whole selection", async ({ signedInAs, apiAs }) => {
  const linus = await apiAs("linus");
  await linus.post("/tokens", { name: "=1+1", days: 1 });
  const page = await signedInAs("radia");
  await page.goto("/audit?name=token.created");
  const counted = await page
    .getByRole("navigation", { name: "Pages" })
    .getByText(/of [\d,]+ events/u)
    .innerText();
  const total = Number(/of ([\d,]+)/u.exec(counted)?.[1]?.replace(",", ""));
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const text = await readFile(await (await started).path(), "utf8");
  expect(text.trimEnd().split("\r\n")).toHaveLength(total + 1);
  expect(text).toContain("'=1+1");
});

test("the chain of hashes is intact, and its head can be copied", async ({ signedInAs }) => {
  const page = await signedInAs("radia");
  await page.goto("/audit");
  await expect(page.getByText(/The trail is intact: [\d,]+ events/u)).toBeVisible();
  await page.getByRole("button", { name: "Copy head hash" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f]{64}$/u);
});

test("a member sees neither the page nor the way to it", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/audit");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1, name: "You may not see this page" })).toBeVisible();
  await expect(main).toContainText("audit.read");
  await expect(page.getByRole("link", { name: "Audit trail" })).toHaveCount(0);
  await expect(page.getByRole("table")).toHaveCount(0);
});
