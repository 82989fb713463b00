import { expect, test } from "./fixtures/test.ts";

test("a member arrives at a page that greets them", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Welcome, Linus Pauling" })).toBeVisible();
});
