import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { arns } from "./fixtures/an-export.ts";
import { readAwsAnew } from "./fixtures/quiet-state.ts";
import { readingPatience, refresh, untilNothingIsRead } from "./fixtures/refresh.ts";
import { expect, test } from "./fixtures/test.ts";

const filter = (page: Page) => page.getByRole("combobox", { name: "Filter profiles" });
const table = (page: Page) => page.getByRole("table", { name: "Inference profiles" });
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
const inForce = (page: Page) => page.getByRole("list", { name: "Filters in force" });

async function countOf(page: Page): Promise<number> {
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  return Number(/\(([\d,]+)\)/u.exec(heading)?.[1]?.replace(",", ""));
}

// What tests before have left in AWS must not come into the catalog while rows are counted and compared here.
test.beforeAll(async ({ apiAs, database }) => readAwsAnew(await apiAs("ada"), database));

test("tokens are made, changed and taken away by keyboard alone", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await page.keyboard.press("/");
  await expect(filter(page)).toBeFocused();
  await page.keyboard.type("Region = eu-central-1");
  await page.keyboard.press("Enter");
  await expect(inForce(page)).toContainText("Region = eu-central-1");
  await expect(page).toHaveURL(/region=eu-central-1/u);
  await expect(rows(page).filter({ hasNotText: "eu-central-1" })).toHaveCount(0);

  await page.keyboard.type("nova");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=nova/u);
  await page.keyboard.press("Backspace");
  await expect(inForce(page)).not.toContainText("Region");
  await expect(filter(page)).toHaveValue("Region = eu-central-1");
  await expect(page).not.toHaveURL(/region=/u);
});

test("values are offered with counts, and the arrow keys choose one", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await filter(page).click();
  await page.keyboard.type("Studio verdict = ");
  const option = page.getByRole("option", { name: /Studio-made/u });
  await expect(option).toContainText(/\d/u);
  await page.keyboard.type("studio-m");
  await expect(page.getByRole("listbox", { name: "Suggestions" }).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/verdict=studio-made/u);
  await expect(rows(page).first()).toContainText("Studio-made");
});

test("a tag may hold colons and spaces", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await filter(page).click();
  await page.keyboard.type("Tag = Team:search");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/tag=Team%3Asearch/u);
  await expect(rows(page).first()).toContainText("Team");
});

test("filter, order and page live in the address and survive a reload and a way back", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await page.getByRole("button", { name: "System-defined" }).click();
  await expect(page).toHaveURL(/type=SYSTEM_DEFINED/u);
  await table(page).getByRole("button", { name: "Base model" }).click();
  await expect(page).toHaveURL(/sort=baseModelId/u);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/u);
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("26–");
  // Until the page has come, the rows of the one before stand there.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const first = rows(page).first().getByRole("link");
  const name = await first.innerText();

  await page.reload();
  await expect(page.getByRole("button", { name: "System-defined" })).toHaveAttribute("aria-pressed", "true");
  await expect(table(page).getByRole("columnheader", { name: "Base model" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(first).toHaveText(name);

  await rows(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/profiles\/[0-9a-f-]{36}/u);
  await page.goBack();
  await expect(page).toHaveURL(/page=2/u);
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("26–");
});

test("changes that follow each other at once are all kept", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("main").evaluate((main) => {
    const press = (name: string) =>
      [...main.querySelectorAll("button")].find(({ textContent }) => textContent?.trim() === name)?.click();
    press("System-defined");
    press("Base model");
  });
  await expect(page).toHaveURL(/sort=baseModelId/u);
  await expect(page).toHaveURL(/type=SYSTEM_DEFINED/u);
});

test("a column is sorted by the server, both ways", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles?type=APPLICATION&pageSize=100");
  const names = async () => {
    const links = await table(page).getByRole("link").allInnerTexts();
    return links.map((text) => text.trim().toLowerCase());
  };
  const ascending = await names();
  await table(page).getByRole("button", { name: "Name" }).click();
  await expect(page).toHaveURL(/order=desc/u);
  await expect.poll(async () => (await names())[0]).toBe(ascending.at(-1));
  await expect(table(page).getByRole("columnheader", { name: "Name" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
});

test("the CSV holds every row of the filter, not just the page", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles?region=us-west-2");
  const total = await countOf(page);
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe("profiles.csv");
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(total).toBeGreaterThan(25);
  expect(lines).toHaveLength(total + 1);
  expect(lines.slice(1).filter((line) => !line.includes("us-west-2"))).toEqual([]);
});

test("a link that is old or mistyped still opens the list", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles?page=banana&sort=colour&region=us-west-2&unknown=1");
  await expect(rows(page).first()).toContainText("us-west-2");
  await page.goto("/profiles?page=900");
  await page.getByRole("button", { name: "Go to the first page" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("nothing that matches is told as that, with the way back", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles?q=no-profile-is-called-this");
  await expect(page.getByText("No profile matches")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Clear filters" }).last().click();
  await expect(rows(page).first()).toBeVisible();
});

test("a Region that AWS refuses is named with the reason, and its rows stay", async ({
  signedInAs,
  simulator,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles?region=ap-northeast-1&type=APPLICATION");
  const before = await countOf(page);
  expect(before).toBeGreaterThan(0);
  await untilNothingIsRead(page);
  await simulator.fail({
    operation: "ListInferenceProfiles",
    kind: "error",
    code: "AccessDeniedException",
    status: 403,
    message: "User is not authorized to perform: bedrock:ListInferenceProfiles",
    region: "ap-northeast-1",
    count: 2,
  });
  const trouble = page.getByText(/ap-northeast-1.*could not be read|not.*read.*ap-northeast-1/u);
  await refresh(page);
  await expect(trouble.first()).toBeVisible(readingPatience);
  await expect.poll(() => countOf(page)).toBe(before);
  await simulator.forgetFailures();
  await refresh(page);
  await expect(trouble).toHaveCount(0, readingPatience);
});

test("a profile shows what it is, its tags, its models, where it came from, and its code for nine libraries", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles?q=dsh66sruwg0s");
  await rows(page).first().getByRole("link").click();
  await expect(page.getByRole("region", { name: "Facts" })).toContainText("111122223333");
  await expect(page.getByRole("region", { name: /^Tags/u })).toContainText("AmazonDataZoneProject");
  await expect(page.getByRole("region", { name: /^Models it routes to/u })).toContainText("us-");
  await expect(page.getByRole("region", { name: "Where it came from" })).toContainText("First seen");
  await expect(page.getByRole("region", { name: "SageMaker Unified Studio" })).toContainText("Rule:");
  const tabs = page.getByRole("tablist", { name: "Libraries" }).getByRole("tab");
  await expect(tabs.nth(8)).toBeVisible();
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(page.getByRole("region", { name: "Code" }).getByRole("tabpanel")).toContainText(arns.alive);
  }
});

test("the library that someone chose is remembered for the next profile", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles?type=APPLICATION");
  await rows(page).nth(0).getByRole("link").click();
  const tab = page.getByRole("tab", { name: "AWS CLI" });
  await tab.click();
  await expect(tab).toHaveAttribute("aria-selected", "true");
  await page.goto("/profiles?type=APPLICATION");
  await rows(page).nth(1).getByRole("link").click();
  await expect(tab).toHaveAttribute("aria-selected", "true");
});

test("the ARN of a row is copied whole", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles?q=dsh66sruwg0s");
  await page.getByRole("button", { name: `Copy ARN ${arns.alive}` }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(arns.alive);
});

test("columns that someone hides stay hidden", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/profiles");
  await page.getByRole("button", { name: "Preferences" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Last seen" }).click();
  await page.keyboard.press("Escape");
  await expect(table(page).getByRole("columnheader", { name: "Last seen" })).toHaveCount(0);
  await page.reload();
  await expect(table(page).getByRole("columnheader", { name: "Name" })).toBeVisible();
  await expect(table(page).getByRole("columnheader", { name: "Last seen" })).toHaveCount(0);
});

test("a profile nobody has, and an address that names none, are not found", async ({
  signedInAs,
  visits,
}) => {
  visits.allow(/status of 404/u);
  const page = await signedInAs("linus");
  for (const id of [crypto.randomUUID(), "not-an-id"]) {
    await page.goto(`/profiles/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/no such|not found|nothing/iu);
  }
});
