import { z } from "zod";
import { aLiveProfile } from "./fixtures/live-profile.ts";
import { expect, test } from "./fixtures/test.ts";

const Taken = z.object({ adopted: z.array(z.object({ profileId: z.string() })) });

test("tags of a profile are changed in AWS by the worker, and the page follows", async ({
  signedInAs,
  apiAs,
  simulator,
}) => {
  const profile = await aLiveProfile(simulator, { tags: { Owner: "nobody" } });
  const linus = await apiAs("linus");
  const taken = await linus.post("/profile-imports", { text: profile.arn });
  const { adopted } = Taken.parse(await taken.json());
  const page = await signedInAs("linus");
  await page.goto(`/profiles/${adopted[0]?.profileId}`);
  await page.getByRole("button", { name: "Edit tags" }).click();
  const dialog = page.getByRole("dialog", { name: /^Edit the tags/u });
  await dialog.getByRole("textbox", { name: "Value of Owner" }).fill("search");
  await dialog.getByRole("button", { name: "Change tags" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Tags" })).toContainText("search");
});
