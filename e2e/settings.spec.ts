import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test.ts";

const tokens = (page: Page) => page.getByRole("table", { name: "Your API tokens" });

async function createToken(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Create token" }).click();
  const dialog = page.getByRole("dialog", { name: "Create an API token" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Create token" }).click();
  const shown = page.getByRole("dialog", { name: "Copy your token now" });
  await shown.getByRole("button", { name: "Copy token" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^quarry_/u);
  const token = await page.evaluate(() => navigator.clipboard.readText());
  await expect(shown).toContainText(token);
  await shown.getByRole("button", { name: "Done" }).click();
  return token;
}

test("a token is shown once, works, and is refused as soon as it is revoked", async ({
  signedInAs,
  portal,
}) => {
  const name = `once ${Date.now()}`;
  const page = await signedInAs("linus");
  await page.goto("/settings/tokens");
  const token = await createToken(page, name);
  const statusOf = async () =>
    (await fetch(`${portal}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await statusOf()).toBe(200);

  await expect(tokens(page).getByRole("row", { name })).toContainText("active");
  await page.reload();
  await expect(tokens(page).getByRole("row", { name })).toBeVisible();
  expect(await page.content()).not.toContain(token);

  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: `Revoke ${name}` });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  expect(await statusOf()).toBe(200);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await dialog.getByRole("button", { name: "Revoke token" }).click();
  await expect(tokens(page).getByRole("row", { name })).toContainText("revoked");
  expect(await statusOf()).toBe(401);
});

test("a name that is missing is said at its field, and a failure keeps what was typed", async ({
  signedInAs,
  visits,
}) => {
  visits.allow(/Failed to load resource/u);
  const page = await signedInAs("linus");
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "Create token" }).click();
  const dialog = page.getByRole("dialog", { name: "Create an API token" });
  const name = dialog.getByRole("textbox", { name: "Name" });
  await dialog.getByRole("button", { name: "Create token" }).click();
  await expect(name).toHaveAccessibleDescription(/Write something here/u);
  await expect(name).toHaveAttribute("aria-invalid", "true");

  await name.fill("typed before the network failed");
  await page.route("**/api/rpc/settings/createToken", (route) => route.abort("connectionreset"));
  await dialog.getByRole("button", { name: "Create token" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Check your connection");
  await expect(name).toHaveValue("typed before the network failed");
  await page.unroute("**/api/rpc/settings/createToken");
  await dialog.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByRole("dialog", { name: "Copy your token now" })).toBeVisible();
});

test("a refusal of the server lands on its field, with everything typed still there", async ({
  signedInAs,
  visits,
}) => {
  visits.allow(/status of 400/u);
  const page = await signedInAs("ada");
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Add connection" }).click();
  const dialog = page.getByRole("dialog", { name: "Connect an AWS account" });
  const field = (name: string | RegExp) => dialog.getByRole("textbox", { name });
  await field("Name").fill("Partner of nobody");
  await field("Role ARN").fill("not an arn");
  await field("Regions").fill("us-east-1, moon");
  await field(/Team/u).fill("nobody");
  await dialog.getByRole("button", { name: "Add connection" }).click();
  await expect(field("Role ARN")).toHaveAccessibleDescription(/Write a role ARN such as/u);
  await expect(field("Regions")).toHaveAccessibleDescription(/Write a region such as/u);

  await field("Role ARN").fill("arn:aws:iam::444455556666:role/QuarryConnection");
  await field("Regions").fill("us-east-1");
  await dialog.getByRole("button", { name: "Add connection" }).click();
  await expect(field(/Team/u)).toHaveAccessibleDescription(/There is no team with this name/u);
  await expect(field(/Team/u)).toHaveAttribute("aria-invalid", "true");
  await expect(field("Name")).toHaveValue("Partner of nobody");
  await expect(field("Regions")).toHaveValue("us-east-1");
});

test("an admin connects an account, gets its policies, and removes it by typing its name", async ({
  signedInAs,
}) => {
  const name = `Partner ${Date.now()}`;
  const page = await signedInAs("ada");
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Add connection" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog
    .getByRole("textbox", { name: "Role ARN" })
    .fill("arn:aws:iam::444455556666:role/OpenConnection");
  await dialog.getByRole("textbox", { name: "Regions" }).fill("us-east-1");
  await dialog.getByRole("button", { name: "Add connection" }).click();
  await expect(dialog).toContainText(`${name} is connected`);
  await expect(dialog).toContainText("sts:ExternalId");
  await dialog.getByRole("tab", { name: "Run endpoints" }).click();
  await expect(dialog).toContainText("sagemaker:CreateEndpoint");
  await dialog.getByRole("button", { name: "Done" }).click();

  const row = page.getByRole("table", { name: "Connections" }).getByRole("row", { name });
  await expect(row).toContainText("444455556666");
  await page.getByRole("button", { name: `Actions of ${name}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const removing = page.getByRole("dialog", { name: `Remove ${name}` });
  await expect(removing.getByRole("button", { name: "Remove connection" })).toBeDisabled();
  await removing.getByRole("textbox").fill(name);
  await removing.getByRole("button", { name: "Remove connection" }).click();
  await expect(page.getByText("Connection removed")).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("everyone sees who may do what, with their own roles marked", async ({ signedInAs }) => {
  const page = await signedInAs("grace");
  await page.goto("/settings/permissions");
  const table = page.getByRole("table", { name: "Permissions" });
  await expect(table.getByRole("columnheader", { name: "approver (you)" })).toBeVisible();
  const row = table.getByRole("row", { name: /audit\.read/u });
  await expect(row.getByRole("cell", { name: "yes" })).toHaveCount(2);
});

test("someone's own page tells identity, teams and what the roles let them do", async ({ signedInAs }) => {
  const page = await signedInAs("margaret");
  await page.goto("/settings");
  await expect(page.getByRole("region", { name: "Identity" })).toContainText("margaret@example.com");
  await expect(page.getByRole("region", { name: "Identity" })).toContainText("Payments, as member");
  await expect(page.getByRole("region", { name: /^What your roles let you do/u })).toContainText(
    "Call models in the playground",
  );
});

test("a member sees no connections, an auditor sees them and cannot change them", async ({ signedInAs }) => {
  const member = await signedInAs("linus");
  await member.goto("/settings/connections");
  await expect(member.getByRole("heading", { level: 1, name: "You may not see this page" })).toBeVisible();
  const auditor = await signedInAs("radia");
  await auditor.goto("/settings/connections");
  await expect(auditor.getByRole("table", { name: "Connections" })).toBeVisible();
  await expect(auditor.getByRole("button", { name: "Add connection" })).toHaveCount(0);
});

test("the API reference names every noun, and how to authenticate", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/api-reference");
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const path of [
    "/exports",
    "/profiles",
    "/verdicts",
    "/conversations/messages",
    "/events",
    "/tokens",
  ]) {
    await expect(main.getByText(path, { exact: true }).first()).toBeVisible();
  }
  await expect(main).toContainText(/bearer/iu);
});
