import { expect, test } from "./fixtures/test.ts";

test("a pasted refusal is explained with policy, remedy and code, and keeps no secret", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/access");
  await page.getByRole("button", { name: "Refused in the Studio" }).click();
  await page.getByRole("button", { name: "Explain", exact: false }).first().click();
  await expect(
    page.getByRole("heading", { name: "The profile is tagged for another Studio project" }),
  ).toBeVisible();
  await expect(page.getByText("Wrong Studio project tag").first()).toBeVisible();
  await expect(page.getByText("Inferred").first()).toBeVisible();
  await expect(page).not.toHaveURL(/arn/u);
});
