import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test.ts";

const costsBy = (page: Page, what: string) =>
  page.getByRole("table", { name: `Costs by ${what}`, exact: true });
const groups = (page: Page, what: string) =>
  costsBy(page, what)
    .getByRole("row")
    .filter({ has: page.getByRole("link") });
const totalOf = (page: Page, what: string) =>
  costsBy(page, what)
    .getByRole("row", { name: /^Total/u })
    .locator("data");
const chart = (page: Page) => page.getByRole("application");

test.beforeEach(async ({ apiAs }) => {
  // The demo's bill is read when the demo starts, which takes the worker a moment.
  const radia = await apiAs("radia");
  await expect
    .poll(async () => JSON.stringify(await (await radia.get("/costs")).json()), { timeout: 120_000 })
    .toMatch(/"dataUntil":"2/u);
});

test("an auditor divides the bill anew, looks into a group, and a reload keeps both", async ({
  signedInAs,
}) => {
  const page = await signedInAs("radia");
  await page.goto("/costs");
  await expect(page.getByRole("heading", { level: 1, name: "Costs" })).toBeVisible();
  await expect(page.getByText(/^Data through .*\(UTC\) · refreshed/u)).toBeVisible();
  await expect(page.getByText(/spent on cost data this month · \d+ of \d+ calls today/u)).toBeVisible();
  await expect(totalOf(page, "service")).toBeVisible();
  const total = await totalOf(page, "service").getAttribute("value");

  await page.getByRole("combobox", { name: "Group by" }).click();
  await page.getByRole("option", { name: "Region" }).click();
  await expect(page).toHaveURL(/\/costs\?groupBy=region$/u);
  // Every grouping adds up to the same.
  await expect(totalOf(page, "region")).toHaveAttribute("value", total ?? "");

  await page.goto("/costs");
  const link = groups(page, "service").first().getByRole("link").first();
  const service = await link.innerText();
  await link.click();
  await expect(page).toHaveURL(/groupBy=usage-type/u);
  await expect(costsBy(page, "usage type")).toBeVisible();
  const filters = page.getByRole("list", { name: "Filters in force" });
  await expect(filters).toContainText(`Service = ${service}`);
  const shown = await totalOf(page, "usage type").getAttribute("value");
  await page.reload();
  await expect(filters).toContainText(`Service = ${service}`);
  await expect(totalOf(page, "usage type")).toHaveAttribute("value", shown ?? "");
  await page.goBack();
  await expect(costsBy(page, "service")).toBeVisible();
});

test("days, metric and the size of a period stand in the address", async ({ signedInAs }) => {
  const page = await signedInAs("radia");
  await page.goto("/costs");
  await page.getByRole("combobox", { name: "Days (UTC)" }).click();
  await page.getByRole("option", { name: "13 months" }).click();
  await expect(page).toHaveURL(/range=13m/u);
  await expect(page).toHaveURL(/granularity=monthly/u);
  await expect(page.getByRole("figure")).toContainText("USD a month");
  await page.getByRole("combobox", { name: "Metric" }).click();
  await page.getByRole("option", { name: /^Amortized/u }).click();
  await expect(page).toHaveURL(/metric=amortized/u);
  await page.getByRole("combobox", { name: "Days (UTC)" }).click();
  await page.getByRole("option", { name: "Other days" }).click();
  const last = await page.getByLabel("Last day").inputValue();
  await page.getByLabel("First day").fill(last);
  await expect(page).toHaveURL(new RegExp(`from=${last}`, "u"));
  await page.reload();
  await expect(page.getByLabel("First day")).toHaveValue(last);
  await expect(page.getByRole("combobox", { name: "Metric" })).toContainText("Amortized");
});

test("the CSV sums up to the total on the screen, to the last digit", async ({ signedInAs }) => {
  const page = await signedInAs("radia");
  await page.goto("/costs?groupBy=usage-type&range=last-month");
  const total = await totalOf(page, "usage type").getAttribute("value");
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const text = await readFile(await (await started).path(), "utf8");
  const [header = "", ...lines] = text.trimEnd().split("\r\n");
  expect(header.split(",").at(-4)).toBe("amount");
  // The columns after the names hold neither commas nor quotes.
  const amounts = lines.map((line) => tenBillionths(line.split(",").at(-4) ?? ""));
  expect(lines.length).toBeGreaterThan(1);
  expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(tenBillionths(total ?? ""));
});

test("the chart is walked with the arrow keys, and stands as a table too", async ({ signedInAs }) => {
  const page = await signedInAs("radia");
  await page.goto("/costs");
  await chart(page).press("End");
  const spoken = page.getByRole("figure").getByRole("status");
  await expect(spoken).toContainText(/^\d+ \w+ \d{4}.*: \$[\d.,]+ in total/u);
  const last = await spoken.textContent();
  await chart(page).press("ArrowLeft");
  await expect(spoken).not.toHaveText(last ?? "");
  await page.getByRole("button", { name: "As a table" }).press("Enter");
  const table = page.getByRole("table", { name: /, as a table$/u });
  await expect(table.getByRole("row")).toHaveCount(31);
  await expect(table.getByRole("columnheader").first()).toHaveText("Day (UTC)");
});

test("a member sees what their team costs, and no other bill", async ({ signedInAs, apiAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/");
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Costs/u })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Costs" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("of Search cost");
  await expect(costsBy(page, "service")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Group by" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Download CSV" })).toHaveCount(0);
  const linus = await apiAs("linus");
  for (const path of ["/costs", "/costs.csv", "/cost-summary", "/costs/sources"]) {
    expect((await linus.get(path)).status(), path).toBe(403);
  }
  expect((await linus.get("/team-costs?team=payments")).status()).toBe(404);
});

test("an admin sees what the bill's reading costs and is asked before it costs more", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada");
  await page.goto("/costs");
  await page.getByRole("link", { name: "Bills" }).click();
  await expect(page.getByRole("table", { name: "Bills" })).toContainText(
    /a day, at most \$\d+\.\d\d a month/u,
  );
  await page.getByRole("button", { name: /^Actions of/u }).click();
  await page.getByRole("menuitem", { name: "Read now" }).click();
  const dialog = page.getByRole("dialog", { name: /^Read the bill of/u });
  await expect(dialog).toContainText("at $0.01 each");
  await expect(dialog.getByRole("button", { name: /^Read now for about \$0\.\d\d$/u })).toBeEnabled();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Actions of/u }).click();
  await page.getByRole("menuitem", { name: "Change" }).click();
  const form = page.getByRole("dialog", { name: /^How the bill of/u });
  await form.getByRole("textbox", { name: "Paid calls a day" }).fill("20");
  await form.getByRole("textbox", { name: "Paid calls a day" }).blur();
  await expect(form).toContainText("at most $6.20 a month");
});

/** A decimal string of dollars as a whole number of ten-billionths. */
function tenBillionths(decimal: string): bigint {
  const [, sign = "", whole = "0", digits = ""] = /^(-?)(\d+)(?:\.(\d{1,10}))?$/u.exec(decimal) ?? [];
  return BigInt(`${sign}${whole}${digits.padEnd(10, "0")}`);
}
