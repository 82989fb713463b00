import type { Page } from "@playwright/test";
import { rest } from "./fixtures/quiet-state.ts";
import { expect, test } from "./fixtures/test.ts";

const aName = () => `search lite ${crypto.randomUUID().slice(0, 8)}`;

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

const next = (page: Page) => page.getByRole("button", { name: "Next" }).click();

/** Fills the wizard in up to the plan. */
async function fillIn(page: Page, name: string): Promise<void> {
  await page.goto("/requests/new");
  await choose(page, "Region", "us-east-1");
  await choose(page, "Model", "amazon.nova-lite-v1:0");
  await page.getByRole("radio", { name: /This Region only/u }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "us-east-1" })).toBeVisible();
  await next(page);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "Purpose" }).fill("Ranking of answers");
  await next(page);
  await page.getByRole("button", { name: "Add a tag" }).click();
  await page.getByLabel("Key of tag 1").fill("Project");
  await page.getByLabel("Value of Project").fill("ranking");
  await next(page);
  await expect(page.getByRole("region", { name: "The plan", exact: true })).toContainText(name);
}

/** Where the request is that was just asked for. */
async function pathOfRequest(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/u);
  return new URL(page.url()).pathname;
}

test("asked, approved, made: the requester gets the ARN without a reload", async ({ signedInAs }) => {
  const name = aName();
  const linus = await signedInAs("linus");
  await fillIn(linus, name);
  await linus.getByRole("button", { name: "Ask for it" }).click();
  await expect(linus.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(linus.getByText("You asked for it yourself.")).toBeVisible();

  const grace = await signedInAs("grace");
  await grace.goto("/requests?scope=decide");
  await grace.getByRole("link", { name }).click();
  await expect(grace.getByRole("region", { name: "The plan", exact: true })).toContainText(
    "quarry:operation",
  );
  await expect(grace.getByRole("region", { name: "Your decision" })).toContainText("a month");
  await grace.getByRole("button", { name: "Approve" }).click();
  await expect(grace.getByText("The profile is there")).toBeVisible();

  await expect(linus.getByText("The profile is there")).toBeVisible();
  await linus.getByRole("link", { name: "Get the code" }).click();
  await expect(linus.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(linus.getByRole("region", { name: "Code" })).toContainText("application-inference-profile/");
});

test("a name is checked while it is typed, and a valid one is offered", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/requests/new");
  await choose(page, "Region", "us-east-1");
  await choose(page, "Model", "amazon.nova-lite-v1:0");
  await next(page);
  await page.getByRole("textbox", { name: "Name" }).fill("claude 3.5");
  await expect(page.getByText("“.” is not allowed", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Use “claude 3-5”" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("claude 3-5");
  await expect(page.getByText("is not allowed")).toBeHidden();
});

test("a draft survives a reload", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/requests/new");
  await choose(page, "Region", "us-east-1");
  await choose(page, "Model", "amazon.nova-lite-v1:0");
  await next(page);
  await page.getByRole("textbox", { name: "Purpose" }).fill("Kept over a reload");
  await page.reload();
  await next(page);
  await expect(page.getByRole("textbox", { name: "Purpose" })).toHaveValue("Kept over a reload");
});

test("a rejection wants a reason, and the requester reads it", async ({ signedInAs }) => {
  const name = aName();
  const linus = await signedInAs("linus");
  await fillIn(linus, name);
  await linus.getByRole("button", { name: "Ask for it" }).click();
  await expect(linus.getByRole("heading", { level: 1, name })).toBeVisible();
  const grace = await signedInAs("grace");
  await grace.goto(await pathOfRequest(linus));
  await grace.getByRole("button", { name: "Reject" }).click();
  await expect(grace.getByText("Say why, so that it can be asked for better.")).toBeVisible();
  await grace.getByLabel("Reason").fill("Use the shared one.");
  await grace.getByRole("button", { name: "Reject" }).click();
  await expect(grace.getByText("Rejected").first()).toBeVisible();
  await linus.reload();
  await expect(linus.getByText("Use the shared one.")).toBeVisible();
});

test("a stale tab decides nothing and shows what changed", async ({ signedInAs, visits }) => {
  visits.allow(/status of 409/u);
  const name = aName();
  const linus = await signedInAs("linus");
  await fillIn(linus, name);
  await linus.getByRole("button", { name: "Ask for it" }).click();
  await expect(linus.getByRole("heading", { level: 1, name })).toBeVisible();
  const grace = await signedInAs("grace");
  await grace.goto(await pathOfRequest(linus));
  await expect(grace.getByRole("button", { name: "Approve" })).toBeVisible();
  // The tab asks anew every few seconds; without an answer it stays as it is until somebody presses.
  let hasPressed = false;
  await grace.route("**/api/rpc/requests/approve", (route) => {
    hasPressed = true;
    return route.continue();
  });
  await grace.route("**/api/rpc/requests/get", (route) => (hasPressed ? route.continue() : undefined));

  await linus.getByRole("link", { name: "Change it" }).click();
  await next(linus);
  await linus.getByRole("textbox", { name: "Purpose" }).fill("Something else");
  await next(linus);
  await next(linus);
  await linus.getByRole("button", { name: "Save the new version" }).click();
  await expect(linus).toHaveURL(/\/requests\/[0-9a-f-]{36}$/u);
  await expect(linus.getByText("Something else")).toBeVisible();

  await grace.getByRole("button", { name: "Approve" }).click();
  await expect(grace.getByText("Something else")).toBeVisible();
  await expect(grace.getByRole("button", { name: "Approve" })).toBeVisible();
});

test("several models are asked for at once, and a refusal stops none of the others", async ({
  signedInAs,
  simulator,
  visits,
  database,
}) => {
  visits.allow(/status of 502/u);
  const page = await signedInAs("linus");
  await page.goto("/requests/new");
  await choose(page, "Region", "us-east-1");
  await page.getByRole("button", { name: "All models for my team" }).click();
  const dialog = page.getByRole("dialog", { name: "All models for my team" });
  await dialog.getByRole("textbox", { name: "Purpose" }).fill("A try of each");
  await expect(dialog.getByRole("button", { name: /^Ask for [1-9]/u })).toBeEnabled();
  // The failure is meant for the plan of the first model, not for a reading of the worker.
  await rest(database);
  await simulator.fail({
    operation: "ListInferenceProfiles",
    kind: "error",
    code: "AccessDeniedException",
    status: 403,
    message: "User is not authorized to perform: bedrock:ListInferenceProfiles",
    region: "us-east-1",
    count: 1,
  });
  await dialog.getByRole("button", { name: /^Ask for \d/u }).click();
  // Each model is planned and asked for after the one before.
  await expect(dialog.getByRole("button", { name: "Done" })).toBeVisible({ timeout: 90_000 });
  await expect(dialog.getByRole("link", { name: "asked" }).nth(1)).toBeVisible();
  await expect(dialog.getByText(/not allowed|denied|refuse/iu)).toBeVisible();
});

test("an admin adds a preset in fields, sees what is missing, and requests begin with it", async ({
  signedInAs,
}) => {
  const name = `Nova ${crypto.randomUUID().slice(0, 8)}`;
  const page = await signedInAs("ada");
  await page.goto("/settings/approvals");
  const editor = page.getByRole("region", { name: /^Presets of requests/u });
  // The button is disabled while it saves, too.
  const isSaved = async () => {
    await expect(editor.getByText("Your changes are not saved.")).toBeHidden();
    await expect(editor.getByRole("button", { name: "Save presets" })).toBeDisabled();
  };
  await editor.getByRole("button", { name: "Add a preset" }).click();
  await expect(editor.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type(name);
  await editor.getByRole("button", { name: "Save presets" }).click();
  const models = editor.getByRole("textbox", { name: "Models" });
  await expect(models).toHaveAccessibleDescription(/Name at least one model/u);
  await models.fill("amazon.nova-lite");
  await editor.getByRole("textbox", { name: "Description" }).fill("A small model to try things with");
  await editor.getByRole("button", { name: "Save presets" }).click();
  await isSaved();

  const linus = await signedInAs("linus");
  await linus.goto("/requests/new");
  await expect(linus.getByRole("button", { name })).toBeVisible();

  await page.reload();
  await editor.getByRole("button", { name: `Remove ${name}` }).click();
  await editor.getByRole("button", { name: "Save presets" }).click();
  await expect(editor.getByRole("heading", { name })).toHaveCount(0);
  await isSaved();
});

test("of two admins the second is told, and nothing of the first is lost", async ({
  signedInAs,
  apiAs,
  visits,
}) => {
  visits.allow(/Failed to load resource.*409/u);
  const page = await signedInAs("ada");
  await page.goto("/settings/approvals");
  const editor = page.getByRole("region", { name: /^Presets of requests/u });
  // The first change holds the version that was looked at; a page without one follows the server.
  await editor
    .getByRole("button", { name: /^Move .* down$/u })
    .first()
    .click();
  await expect(editor.getByText("Your changes are not saved.")).toBeVisible();
  const ada = await apiAs("ada");
  const kept = await (await ada.get("/request-presets")).json();
  expect((await ada.put("/request-presets", kept)).ok()).toBe(true);
  await editor.getByRole("button", { name: "Save presets" }).click();
  await expect(editor.getByRole("alert")).toContainText("Somebody else saved the presets");
  await editor.getByRole("button", { name: "Discard changes" }).click();
  await expect(editor.getByRole("alert")).toHaveCount(0);
  await expect(editor.getByRole("button", { name: "Save presets" })).toBeDisabled();
});
