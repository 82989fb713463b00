import { expect, test } from "./fixtures/test.ts";

test("a gated model is looked up with a token that the team keeps, which nobody can read again", async ({
  signedInAs,
  visits,
}) => {
  visits.allow(/status of 400/u);
  const name = `Llama ${crypto.randomUUID().slice(0, 8)}`;
  const page = await signedInAs("linus");
  await page.goto("/endpoints/new");
  await page.getByRole("textbox", { name: "Repository" }).fill("meta-llama/Llama-3.1-8B-Instruct");
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByText("is gated", { exact: false }).first()).toBeVisible();

  await page.getByRole("radio", { name: /A token of the team/u }).click();
  await page.getByRole("button", { name: "Add a token" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a Hub token" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByLabel("Token", { exact: true }).fill("hf_NobodyKnowsThisOne");
  await dialog.getByRole("button", { name: "Add token" }).click();
  await expect(dialog.getByLabel("Token", { exact: true })).toHaveAccessibleDescription(/Hub/u);
  await dialog.getByLabel("Token", { exact: true }).fill("hf_QuarryTestFullAccess");
  await dialog.getByRole("button", { name: "Add token" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Token" })).toContainText(name);
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByRole("main")).toContainText("LlamaForCausalLM");

  await page.goto("/settings/hub-tokens");
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("cess");
  await expect(page.locator("body")).not.toContainText("hf_QuarryTestFullAccess");
  await row.getByRole("button", { name: /Remove/u }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove token" }).click();
  await expect(row).toHaveCount(0);
});
