import type { Page } from "@playwright/test";
import { aZip, anExport, arns } from "./fixtures/an-export.ts";
import { chooseFiles, dropFiles } from "./fixtures/give-files.ts";
import { aLiveProfile } from "./fixtures/live-profile.ts";
import { expect, test } from "./fixtures/test.ts";

const uploads = (page: Page) => page.getByRole("list", { name: "Uploads" }).getByRole("listitem");
const upload = (page: Page, name: string) => uploads(page).filter({ hasText: name });

test("from an export zip to a streamed answer", async ({ signedInAs, simulator }) => {
  const profile = await aLiveProfile(simulator, { tags: { Team: "search" } });
  const page = await signedInAs("linus");
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "Upload an export" }).first().click();

  await chooseFiles(page, await anExport([profile.arn]));
  await page.getByRole("link", { name: "See the profile" }).click();
  const found = page.getByRole("region", { name: /Application inference profiles/u });
  await expect(found.getByText("Alive", { exact: true })).toBeVisible();
  await expect(found.getByRole("heading", { name: profile.name })).toBeVisible();
  await expect(found.getByText("No project tag")).toBeVisible();

  await page.getByRole("button", { name: "Adopt into Search catalog" }).click();
  await expect(page.getByRole("heading", { level: 1, name: profile.name })).toBeVisible();
  await page.getByRole("tab", { name: "boto3" }).click();
  await expect(page.getByRole("tabpanel", { name: "boto3" })).toContainText(profile.arn);
  await page.getByRole("button", { name: "Copy code", exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(profile.arn);

  await page.getByRole("link", { name: "Try in playground" }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("Say hello in 3 words");
  await page.getByRole("button", { name: "Send" }).click();
  const answer = page.getByRole("article", { name: `Answer through ${profile.name}` });
  await expect(answer).toContainText("Hello there, friend.");
  await expect(answer.getByText("end_turn")).toBeVisible();

  await page.goto(`/profiles?scope=adopted&q=${profile.name}`);
  await expect(page.getByRole("link", { name: profile.name })).toBeVisible();
});

test("answers of AWS appear by themselves, each of the four in its own words", async ({
  signedInAs,
  simulator,
}) => {
  const secret = await aLiveProfile(simulator, { region: "eu-central-1" });
  await simulator.fail({
    operation: "GetInferenceProfile",
    kind: "error",
    code: "AccessDeniedException",
    status: 403,
    message: "User is not authorized to perform: bedrock:GetInferenceProfile",
    region: "eu-central-1",
    count: 1,
  });
  const page = await signedInAs("linus");
  await page.goto("/exports");
  await chooseFiles(page, await anExport([arns.alive, arns.gone, arns.foreign, secret.arn]));
  await page.getByRole("link", { name: "See the profiles" }).click();
  const found = page.getByRole("region", { name: /Application inference profiles \(4\)/u });
  const standing = (arn: string) => found.getByRole("listitem").filter({ hasText: arn });
  await page.evaluate(() => Reflect.set(globalThis, "isSamePage", true));
  for (const [arn, words] of [
    [arns.alive, "Alive"],
    [arns.gone, "Gone"],
    [arns.foreign, "Other account"],
    [secret.arn, "No permission"],
  ] as const) {
    await expect(standing(arn).getByText(words, { exact: true }).first()).toBeVisible();
  }
  expect(await page.evaluate(() => Reflect.get(globalThis, "isSamePage"))).toBe(true);
});

test("files are uploaded by dropping them, several at once, each with its own result", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/exports");
  const one = await anExport([arns.alive], "dropped-one.zip");
  const nothing = new File(['{"Description":"no profile"}'], "dropped-nothing.json", {
    type: "application/json",
  });
  const whole = await anExport([arns.gone]);
  const broken = new File([await whole.slice(0, whole.size - 30).arrayBuffer()], "dropped-broken.zip", {
    type: "application/zip",
  });
  await dropFiles(page, one, nothing, broken);
  await expect(upload(page, one.name)).toContainText("Found 1 application inference profile");
  await expect(upload(page, nothing.name)).toContainText("Nothing found");
  await expect(upload(page, broken.name)).toContainText("Could not be read");
  const table = page.getByRole("table", { name: "Uploaded exports" });
  for (const { name } of [one, nothing, broken]) {
    await expect(table.getByRole("link", { name }).first()).toBeVisible();
  }
});

test("each upload shows how far it has come, and one can be cancelled", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/exports");
  const slow = await page.context().newCDPSession(page);
  const sendAt = (uploadThroughput: number) =>
    slow.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  // Slow enough that the second file is still on its way when it is cancelled, half a minute later at most.
  await sendAt(0.25 * 1024 * 1024);
  const [kept, cancelled] = ["progress-kept.json", "progress-cancelled.json"].map(aLargeFile);
  await chooseFiles(page, ...[kept, cancelled].filter((file) => file !== undefined));
  const bar = upload(page, "progress-kept.json").getByRole("progressbar", { name: "progress-kept.json" });
  await expect(bar).toBeVisible();
  await expect(upload(page, "progress-kept.json")).toContainText(/of 4(\.0)? MiB.*\/s/u);
  await page.getByRole("button", { name: "Cancel the upload of progress-cancelled.json" }).click();
  await expect(upload(page, "progress-cancelled.json")).toContainText("Cancelled");
  await sendAt(-1);
  await expect(upload(page, "progress-kept.json")).toContainText("Nothing found", { timeout: 60_000 });
  const table = page.getByRole("table", { name: "Uploaded exports" });
  await expect(table.getByRole("link", { name: "progress-kept.json" }).first()).toBeVisible();
  await expect(table.getByRole("link", { name: "progress-cancelled.json" })).toHaveCount(0);
});

test("a file that was uploaded before leads to its first upload", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/exports");
  const file = await anExport([arns.gone], "twice.zip");
  await chooseFiles(page, file);
  await expect(upload(page, "twice.zip")).toContainText("Found 1");
  const first = await upload(page, "twice.zip")
    .getByRole("link", { name: "See the profile" })
    .getAttribute("href");
  await page.getByRole("button", { name: "Take twice.zip off this list" }).click();
  await chooseFiles(page, file);
  await expect(upload(page, "twice.zip")).toContainText("uploaded before");
  await upload(page, "twice.zip").getByRole("link", { name: "open the first upload" }).click();
  await expect(page).toHaveURL(new RegExp(`${first}$`, "u"));
});

test("a file that cannot be read is explained with what to do", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/exports");
  const broken = await aZip({ "stack.json": '{"Parameters": {' }, "half-written.zip");
  await chooseFiles(page, broken);
  const row = upload(page, broken.name);
  await expect(row).toContainText("Could not be read: a template is not valid JSON");
  await expect(row).toContainText("stack.json");
  await row.getByRole("link", { name: "Details" }).click();
  await expect(page.getByRole("heading", { name: "A template is not valid JSON" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await expect(page.getByText("malformed_json")).toBeVisible();
});

test("files of another kind or too large are not even sent", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/exports");
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/exports")) sent.push(request.url());
  });
  await dropFiles(page, new File(["MZ"], "setup.exe"));
  await expect(upload(page, "setup.exe")).toContainText("Not sent");
  expect(sent).toEqual([]);
});

test("several profiles are adopted by ticking them, and refused ones say why", async ({
  signedInAs,
  simulator,
}) => {
  const [one, two, three] = [
    await aLiveProfile(simulator),
    await aLiveProfile(simulator),
    await aLiveProfile(simulator),
  ];
  const page = await signedInAs("linus");
  await page.goto("/exports");
  await chooseFiles(page, await anExport([one.arn, two.arn, three.arn]));
  await page.getByRole("link", { name: "See the profiles" }).click();
  await expect(page.getByRole("button", { name: "Adopt all 3 into Search catalog" })).toBeVisible();
  await page.getByRole("checkbox", { name: `Select ${one.name}` }).check();
  await page.getByRole("checkbox", { name: `Select ${two.name}` }).check();
  await simulator.editProfile({ action: "delete", account: "111122223333", region: "us-west-2", id: two.id });
  await page.getByRole("button", { name: "Adopt 2 selected into Search catalog" }).click();
  await expect(page.getByText("1 profile adopted into the Search catalog").first()).toBeVisible();
  await expect(page.getByText("1 profile not adopted")).toBeVisible();
});

test("an export is deleted only after its name was typed", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/exports");
  await chooseFiles(page, await anExport([arns.gone], "to-be-deleted.zip"));
  await page.getByRole("link", { name: "See the profile" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Delete this export" });
  const confirm = dialog.getByRole("button", { name: "Delete export" });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox", { name: /To confirm, type/u }).fill("to-be-deleted");
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox", { name: /To confirm, type/u }).fill("to-be-deleted.zip");
  await confirm.click();
  // It says so for five seconds, however long the next page takes.
  await expect(page.getByText("Export deleted")).toBeVisible();
  await expect(page).toHaveURL(/\/exports$/u);
  await expect(page.getByRole("table").getByRole("link", { name: "to-be-deleted.zip" })).toHaveCount(0);
});

test("the list is searched by file name, and the search lives in the address", async ({
  signedInAs,
  apiAs,
}) => {
  const linus = await apiAs("linus");
  await linus.upload(await anExport([], "needle-in-the-list.zip"));
  const page = await signedInAs("linus");
  await page.goto("/exports");
  await page.getByRole("searchbox", { name: "Search by file name" }).fill("needle-in");
  const rows = page.getByRole("table", { name: "Uploaded exports" }).getByRole("row");
  await expect(page).toHaveURL(/q=needle-in/u);
  await expect(rows.filter({ hasText: "needle-in-the-list.zip" }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search by file name" })).toHaveValue("needle-in");
  await page.getByRole("searchbox", { name: "Search by file name" }).fill("no such name");
  await page.getByRole("button", { name: "Show all exports" }).click();
  await expect(page).toHaveURL(/\/exports$/u);
});

test("an auditor reads exports and is told why there is no place to drop them", async ({ signedInAs }) => {
  const page = await signedInAs("radia");
  await page.goto("/exports");
  await expect(page.getByText("You can look at exports, not upload them")).toBeVisible();
  await expect(page.getByRole("button", { name: "Choose files" })).toHaveCount(0);
});

function aLargeFile(name: string): File {
  const words = "x".repeat(4 * 1024 * 1024 - 40);
  return new File([JSON.stringify({ at: Date.now(), name, words })], name, { type: "application/json" });
}
