import type { Page } from "@playwright/test";
import { arns } from "./fixtures/an-export.ts";
import { aLiveProfile } from "./fixtures/live-profile.ts";
import { expect, test } from "./fixtures/test.ts";

const answer = (page: Page) => page.getByRole("region", { name: "Answer" });
const target = (page: Page) => page.getByRole("textbox", { name: "Model id or ARN" });
const modelId = "anthropic.claude-sonnet-4-5-20250929-v1:0";

test("a model id does not work in the Unified Studio and works elsewhere, with the rules behind it", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/verdicts");
  await target(page).fill(modelId);
  await page.getByRole("button", { name: "Check" }).click();
  await expect(
    answer(page).getByRole("heading", { name: "No, it does not work in SageMaker Unified Studio" }),
  ).toBeVisible();
  await expect(answer(page).getByRole("heading", { name: "What to do instead" })).toBeVisible();
  await expect(answer(page).getByRole("link", { name: /^AWS/u }).first()).toBeVisible();
  await expect(answer(page).getByText("This is no proof")).toBeVisible();

  await page.getByRole("radio", { name: /EC2, Lambda or your computer/u }).check();
  await page.getByRole("button", { name: "Check" }).click();
  await expect(
    answer(page).getByRole("heading", { name: "No, it does not work in SageMaker Unified Studio" }),
  ).toHaveCount(0);
  await expect(answer(page).getByRole("heading", { level: 2 }).first()).toContainText(
    "on EC2, Lambda or your computer",
  );
});

test("the tags of a profile are compared with the project that was named", async ({
  signedInAs,
  simulator,
}) => {
  const profile = await aLiveProfile(simulator, { tags: { AmazonDataZoneProject: "projectofothers" } });
  const page = await signedInAs("linus");
  await page.goto("/verdicts");
  await target(page).fill(profile.arn);
  await page.getByRole("textbox", { name: /Unified Studio project id/u }).fill("c6alv2tvqgyh0n");
  await page.keyboard.press("Enter");
  const tags = answer(page).getByRole("table", { name: "Missing or wrong tags" });
  const row = tags.getByRole("row", { name: /AmazonDataZoneProject/u });
  await expect(row).toContainText("projectofothers");
  await expect(row).toContainText("c6alv2tvqgyh0n");
  await expect(row).toContainText("fails without it");
});

test("a profile that AWS no longer knows is called gone, whatever the rules say", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto(`/verdicts?target=${encodeURIComponent(arns.gone)}`);
  await expect(
    answer(page).getByRole("heading", { name: "No, this profile no longer exists" }),
  ).toBeVisible();
});

test("a text that names nothing is marked where it stops making sense", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/verdicts");
  await target(page).fill("arn:aws:bedrock:us-west-2:11112222333:inference-profile/x");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(answer(page).getByRole("heading", { name: "This names no model" })).toBeVisible();
  await expect(answer(page).getByRole("figure")).toContainText(/Character \d+ of \d+/u);
});

test("the address holds question and answer, for reloading and for others", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/verdicts");
  await page.getByRole("link", { name: "A model by its id" }).click();
  await expect(answer(page).getByRole("heading", { level: 2 }).first()).toContainText("No, it does not work");
  await expect(page).toHaveURL(/target=/u);
  const shared = page.url();
  await page.reload();
  await expect(target(page)).toHaveValue(modelId);
  const other = await signedInAs("margaret");
  await other.goto(shared);
  await expect(answer(other).getByRole("heading", { level: 2 }).first()).toContainText(
    "No, it does not work",
  );
});

test("Enter asks, and a field that cannot be used says why and keeps what was typed", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/verdicts");
  await target(page).focus();
  await page.keyboard.press("Enter");
  await expect(target(page)).toHaveAccessibleDescription(/Write something here/u);
  await target(page).fill(modelId);
  const project = page.getByRole("textbox", { name: /Unified Studio project id/u });
  await project.fill("not a project");
  await target(page).press("Enter");
  await expect(project).toHaveAccessibleDescription(/up to 36 letters, digits/u);
  await expect(target(page)).toHaveValue(modelId);
  await expect(project).toHaveValue("not a project");
  await project.fill("c6alv2tvqgyh0n");
  await project.press("Enter");
  await expect(page).toHaveURL(/project=c6alv2tvqgyh0n/u);
});

test("an answer that does not come is told with a way to ask again", async ({ signedInAs, visits }) => {
  visits.allow(/Failed to load resource/u);
  const page = await signedInAs("linus");
  await page.goto("/verdicts");
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await page.route("**/api/rpc/verdicts/get", (route) => route.abort("connectionreset"));
  await target(page).fill(modelId);
  await page.getByRole("button", { name: "Check" }).click();
  await expect(answer(page)).toContainText(/could not be made|does not work/u, { timeout: 20_000 });
});
