import type { Page } from "@playwright/test";
import { z } from "zod";
import type { Api } from "./fixtures/api.ts";
import { expect, test } from "./fixtures/test.ts";

const Scopes = z.object({ tagKeys: z.array(z.string()), values: z.array(z.string()) });
const Made = z.object({ id: z.string() });

/** A tag that divides the bill of the demo, with a value of it; the worker reads the bill when the demo starts. */
async function aBilledTag(ada: Api): Promise<{ tagKey: string; tagValue: string }> {
  const scopes = async (query = "") => Scopes.parse(await (await ada.get(`/budgets/scopes${query}`)).json());
  let found = { tagKey: "", tagValue: "" };
  await expect
    .poll(
      async () => {
        for (const tagKey of (await scopes()).tagKeys) {
          const [tagValue] = (await scopes(`?tagKey=${encodeURIComponent(tagKey)}`)).values;
          if (tagValue !== undefined) found = { tagKey, tagValue };
        }
        return found.tagValue;
      },
      { timeout: 120_000 },
    )
    .not.toBe("");
  return found;
}

async function setBudget(ada: Api, name: string, more: object = {}): Promise<string> {
  const tag = await aBilledTag(ada);
  const answer = await ada.post("/budgets", {
    name,
    team: null,
    connectionId: null,
    ...tag,
    period: "yearly",
    amount: "0.01",
    ...more,
  });
  return Made.parse(await answer.json()).id;
}

const nameOf = (what: string): string => `${what} ${crypto.randomUUID().slice(0, 8)}`;

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: field }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("an admin sets a budget, told in words what each level does, and finds it in the list", async ({
  signedInAs,
  apiAs,
}) => {
  const { tagKey, tagValue } = await aBilledTag(await apiAs("ada"));
  const name = nameOf("Ranking");
  const page = await signedInAs("ada");
  await page.goto("/costs/budgets/new");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await choose(page, "Tag", tagKey);
  await choose(page, "Value", tagValue);
  await page.getByRole("textbox", { name: "Amount in dollars" }).fill("0");
  await page.getByRole("button", { name: "Set the budget" }).click();
  await expect(page.getByText("To set no limit, set no budget")).toBeVisible();
  await page.getByRole("textbox", { name: "Amount in dollars" }).fill("1000000");
  await page.getByRole("radio", { name: /^Suspend the profiles/u }).click();
  const words = page.getByRole("region", { name: "What will happen" });
  await expect(words).toContainText("At $500,000.00, the admins are told once.");
  await expect(words).toContainText("every profile with this tag are suspended");
  await expect(page.getByText(/No dimension holds a tag/u)).toBeVisible();
  await page.getByRole("button", { name: "Set the budget" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto("/costs/budgets");
  await expect(page.getByRole("table", { name: "Budgets" }).getByRole("row", { name })).toContainText(
    tagValue,
  );
});

test("a budget that is used up says so, shows its levels and the policy, and can be overridden", async ({
  signedInAs,
  apiAs,
}) => {
  const ada = await apiAs("ada");
  const name = nameOf("Tiny");
  const id = await setBudget(ada, name, { action: "suspend" });
  const page = await signedInAs("ada");
  await page.goto(`/costs/budgets/${id}`);
  await expect(
    page.getByRole("table", { name: "Levels reached" }).getByRole("row", { name: /^100 %/u }),
  ).toBeVisible();
  await expect(page.getByText("Without this policy the tag does nothing in AWS")).toBeVisible();
  await page.getByRole("button", { name: "Override" }).click();
  const dialog = page.getByRole("dialog", { name: `Override ${name}` });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Launch week");
  await dialog.getByRole("button", { name: "Override" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Overridden").first()).toBeVisible();
  expect((await ada.remove(`/budgets/${id}`)).status()).toBe(200);
});

test("an auditor sees no button that sets or changes a budget", async ({ signedInAs }) => {
  const page = await signedInAs("radia");
  await page.goto("/costs/budgets");
  await expect(page.getByRole("heading", { level: 1, name: "Budgets" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Set a budget" })).toHaveCount(0);
});
