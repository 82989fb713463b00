import type { Page } from "@playwright/test";
import { aWideRole } from "./fixtures/wide-role.ts";
import { expect, test } from "./fixtures/test.ts";

const patience = { timeout: 60_000 };
const ending = () => crypto.randomUUID().slice(0, 8);

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option }).click();
}

/** Chooses the account; its first Region follows. */
async function choosePlace(page: Page): Promise<void> {
  await choose(page, "Account", /^Company/u);
  await expect(page.getByRole("combobox", { name: "Region", exact: true })).toContainText("us-east-1");
}

/** Shows the plan, asks for it, and has a team's approver and an admin approve. */
async function askAndApprove(page: Page, approvers: readonly Page[]): Promise<void> {
  await page.getByRole("button", { name: "Show the plan" }).click();
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/u);
  for (const approver of approvers) {
    await approver.goto(new URL(page.url()).pathname);
    await approver.getByRole("button", { name: "Approve" }).click();
    await expect(approver.getByRole("button", { name: "Approve" })).toBeHidden();
  }
}

test("a role is asked for with the images of its Region, approved by two, made, and judged as it should be", async ({
  signedInAs,
}) => {
  const name = `search-execution-${ending()}`;
  const linus = await signedInAs("linus");
  await linus.goto("/roles/new");
  await choosePlace(linus);
  await linus.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await linus.getByRole("button", { name: "Use the images that Quarry deploys in us-east-1" }).click();
  await linus.getByRole("textbox", { name: "Purpose" }).fill("Models of the search team");
  await askAndApprove(linus, [await signedInAs("grace"), await signedInAs("ada")]);
  await expect(linus.getByText("The role is there")).toBeVisible(patience);

  await linus.goto("/roles");
  await linus.getByRole("searchbox", { name: "Search by name" }).fill(name);
  const row = linus.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("As it should be");
  await expect(row).toContainText("a request");
});

test("a role that may do more than it needs is repaired after two approvals", async ({
  signedInAs,
  simulator,
}) => {
  const name = await aWideRole(simulator);
  const linus = await signedInAs("linus");
  await linus.goto(`/roles?q=${name}`);
  const row = linus.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: `Details and repair: ${name}` }).click();
  await expect(linus.getByRole("dialog", { name })).toContainText("Too wide");
  await linus.getByRole("link", { name: "Ask for a repair" }).click();
  await linus.getByRole("button", { name: "Use the images that Quarry deploys in us-east-1" }).click();
  await linus.getByRole("checkbox", { name: "Also take away what it does not need" }).click();
  await linus.getByRole("textbox", { name: "Purpose" }).fill("No more than it needs");
  await askAndApprove(linus, [await signedInAs("grace"), await signedInAs("ada")]);
  await expect(linus.getByText("The role is repaired")).toBeVisible(patience);
});

test("a key is shown once, to who asked for it, then replaced and revoked", async ({ signedInAs, apiAs }) => {
  await (await apiAs("ada")).put("/identity-policy", { allowsUsers: false });
  const linus = await signedInAs("linus");
  const ada = await signedInAs("ada");
  const grace = await signedInAs("grace");
  await linus.goto("/roles/new");
  await expect(linus.getByRole("radio", { name: /A user with an access key/u })).toBeDisabled();
  await ada.goto("/roles");
  const allows = ada.getByRole("switch", { name: /Allow IAM users/u });
  await allows.click();
  await expect(allows).toBeChecked();
  await expect(allows).toBeEnabled();

  await linus.reload();
  await linus.getByRole("radio", { name: /A user with an access key/u }).click();
  await choosePlace(linus);
  await linus.getByRole("textbox", { name: "Names begin with" }).fill(`search-${ending()}-`);
  const executionRole = "arn:aws:iam::111122223333:role/quarry-execution";
  await linus.getByRole("textbox", { name: "Execution role" }).fill(executionRole);
  await linus.getByRole("textbox", { name: "Purpose" }).fill("Nightly deployment from the build server");
  await askAndApprove(linus, [grace, ada]);

  await linus.getByRole("button", { name: "Show the key once" }).click(patience);
  await linus.getByRole("dialog").getByRole("button", { name: "Show it once" }).click();
  const shown = linus.getByRole("dialog", { name: "Copy your key now" });
  await expect(shown).toContainText("aws_secret_access_key");
  await shown.getByRole("button", { name: "I have copied it" }).click();
  await expect(linus.getByText("Its secret was shown and is kept nowhere.")).toBeVisible();
  await expect(linus.locator("body")).not.toContainText("aws_secret_access_key");
  await expect(linus.getByRole("button", { name: "Show the key once" })).toBeHidden();

  await ada.reload();
  await expect(ada.getByRole("region", { name: "The access key" })).toContainText("Its secret was shown");
  await expect(ada.getByRole("button", { name: "Replace it" })).toBeHidden();

  await linus.getByRole("button", { name: "Replace it" }).click();
  await linus.getByRole("dialog").getByRole("button", { name: "Replace it" }).click();
  await expect(linus.getByRole("button", { name: "Show the key once" })).toBeVisible(patience);

  await ada.getByRole("button", { name: "Revoke it" }).click();
  const revoking = ada.getByRole("dialog", { name: "Revoke the key" });
  const userName = await revoking.getByRole("code").first().innerText();
  await revoking.getByRole("textbox").fill(userName);
  await revoking.getByRole("button", { name: "Revoke it" }).click();
  await expect(ada.getByText("It was revoked, and its user is deleted.")).toBeVisible(patience);
});

test("documents are written with an explanation of each statement, and a bad bucket is refused at its field", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/roles/documents");
  await choose(page, "Kind", "Bedrock import role");
  await page.getByRole("textbox", { name: "Account", exact: true }).fill("111122223333");
  await page.getByRole("textbox", { name: "Region", exact: true }).fill("us-west-2");
  const bucket = page.getByRole("textbox", { name: "S3 bucket of the model" });
  await bucket.fill("team-*");
  await page.getByRole("button", { name: "Write the documents" }).click();
  await expect(bucket).toHaveAccessibleDescription(/bucket/iu);
  await bucket.fill("team-models");
  await page.getByRole("button", { name: "Write the documents" }).click();
  const documents = page.getByRole("main");
  await expect(documents).toContainText("aws:SourceAccount");
  await page.getByRole("tab", { name: "What it may do" }).click();
  await expect(documents).toContainText("aws:ResourceAccount");
});
