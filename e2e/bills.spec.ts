import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test.ts";

const teams = (page: Page) => page.getByRole("table", { name: "Teams", exact: true });

test.beforeEach(async ({ apiAs }) => {
  // The demo's bill is read when the demo starts, which takes the worker a moment.
  const radia = await apiAs("radia");
  await expect
    .poll(async () => JSON.stringify(await (await radia.get("/team-bills")).json()), { timeout: 120_000 })
    .toMatch(/"dataUntil":"2/u);
});

test("an auditor steps through the months, opens a team's bill, and takes the report with them", async ({
  signedInAs,
}) => {
  const page = await signedInAs("radia");
  await page.goto("/costs/teams");
  await expect(page.getByRole("heading", { level: 1, name: "What teams pay" })).toBeVisible();
  await expect(teams(page).getByRole("link", { name: "Search" })).toBeVisible();
  const csv = page.getByRole("link", { name: "CSV" });
  // The month that the page shows: another one may have begun since.
  const month = /month=(\d{4}-\d{2})&/u.exec((await csv.getAttribute("href")) ?? "")?.[1] ?? "none";
  await page.getByRole("button", { name: "Month before" }).click();
  await expect(page).toHaveURL(/\/costs\/teams\?month=\d{4}-\d{2}$/u);
  const earlier = new URL(page.url()).searchParams.get("month") ?? "";
  expect(earlier < month, `${earlier} is before ${month}`).toBe(true);
  await expect(csv).toHaveAttribute("href", `/api/v1/team-bills.csv?month=${earlier}&metric=unblended`);

  await teams(page).getByRole("link", { name: "Search" }).click();
  await expect(page).toHaveURL(new RegExp(`/costs/teams/search\\?month=${earlier}$`, "u"));
  await expect(page.getByRole("heading", { level: 1, name: "Bill of Search" })).toBeVisible();
  await expect(
    page.getByRole("application", { name: /cost of Search by part, USD a month$/u }),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Bill of Search" })).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Markdown" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`costs-${earlier}-search.md`);
});

test("an admin sees what a rule would do before it is saved, and takes it back", async ({ signedInAs }) => {
  // A month whose report cannot have been sent yet.
  const year = new Date().getUTCFullYear() + 1;
  const page = await signedInAs("ada");
  await page.goto("/costs/teams/rules");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const rule = page.getByRole("group", { name: "Rule 1", exact: true });
  await expect(rule.getByLabel("Name")).toHaveValue("Not tagged");
  await expect(page.getByRole("button", { name: /^Save from/u })).toHaveCount(0);
  await page.getByLabel("From month").fill(`${year}-01`);
  await page.getByRole("button", { name: "Show the effect" }).click();
  await expect(page.getByRole("table", { name: /^Bills of .* by these rules$/u })).toBeVisible();

  await page.getByRole("button", { name: `Save from January ${year} on` }).click();
  await expect(page.getByText("The rules are saved")).toBeVisible();
  const saved = page.getByRole("region", { name: `From January ${year} on` });
  await expect(saved).toContainText("Not tagged: what is not tagged, split evenly: ");
  await saved.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("button", { name: "Take them back" }).click();
  // While the dialog is open, nothing behind it has a role.
  await expect(page.getByText("The rules are taken back")).toBeVisible();
  await expect(page.getByRole("dialog", { name: /^Take back the rules/u })).toHaveCount(0);
  await expect(saved).toHaveCount(0);
});

test("fixed shares that do not add up are refused beside their rule", async ({ signedInAs, visits }) => {
  visits.allow(/status of 400/u);
  const page = await signedInAs("ada");
  await page.goto("/costs/teams/rules");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const rule = page.getByRole("group", { name: "Rule 1", exact: true });
  await rule.getByRole("combobox", { name: "How it is split" }).click();
  await page.getByRole("option", { name: "By fixed shares" }).click();
  // The checkboxes of the former way have the same names.
  await rule.getByRole("textbox", { name: "Search", exact: true }).fill("60");
  await rule.getByRole("textbox", { name: "Payments", exact: true }).fill("30");
  await page.getByRole("button", { name: "Show the effect" }).click();
  await expect(rule.getByRole("alert")).toContainText("They have to add up to 100 %.");
});

test("a member sees the bill of their team alone, and has its report sent", async ({ apiAs, signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/costs/teams");
  await expect(teams(page).getByRole("link")).toHaveText(["Search"]);
  await page.getByRole("button", { name: "Have it sent" }).click();
  const dialog = page.getByRole("dialog", { name: "Have the monthly report sent" });
  await expect(dialog.getByRole("combobox", { name: "Whose bills" })).toHaveText("Search");
  await dialog.getByRole("button", { name: "Have it sent" }).click();
  await expect(page.getByText("You: Search, on day 5 of each month")).toBeVisible();
  await page.getByRole("button", { name: "End the report of Search for you" }).click();
  await expect(page.getByText("No report is sent yet.")).toBeVisible();
  const linus = await apiAs("linus");
  expect((await linus.get("/team-bills/payments")).status()).toBe(404);
  expect((await linus.get("/team-bills.csv?team=payments")).status()).toBe(404);
});
