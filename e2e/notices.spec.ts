import { z } from "zod";
import type { Api } from "./fixtures/api.ts";
import { expect, test } from "./fixtures/test.ts";

const Places = z.object({ items: z.array(z.object({ id: z.string() })) });

/** Asks for a profile as Linus; returns its name. */
async function askForProfile(linus: Api): Promise<string> {
  const name = `search told ${crypto.randomUUID().slice(0, 8)}`;
  const [place] = Places.parse(await (await linus.get("/request-places")).json()).items;
  const source = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0";
  const spec = { connectionId: place?.id, region: "us-east-1", source, name, environment: "test" };
  const use = { purpose: "To be told of", inputTokensPerMonth: 1, outputTokensPerMonth: 1 };
  const answer = await linus.post("/requests", { kind: "profile.create", spec: { ...spec, ...use } });
  expect(answer.status(), await answer.text()).toBe(201);
  return name;
}

test("an approver is led to what waits, and the one who asked is told what became of it", async ({
  signedInAs,
  apiAs,
}) => {
  const name = await askForProfile(await apiAs("linus"));
  const grace = await signedInAs("grace");
  await grace.goto("/");
  await grace.getByRole("link", { name: /^Notices, \d+ unread$/u }).click();
  await grace.getByRole("link", { name: `Unread: Decision needed: ${name}` }).click();
  await expect(grace.getByRole("heading", { level: 1, name })).toBeVisible();
  await grace.getByRole("button", { name: "Approve" }).click();
  await expect(grace.getByText("The profile is there")).toBeVisible();

  const linus = await signedInAs("linus");
  await linus.goto("/notices?state=unread");
  await expect(linus.getByRole("link", { name: `Unread: Approved: ${name}` })).toBeVisible();
  await expect(linus.getByRole("link", { name: `Unread: Done: ${name}` })).toBeVisible();
  await linus.getByRole("button", { name: "Mark all as read" }).click();
  await expect(linus.getByRole("link", { name: `Unread: Done: ${name}` })).toBeHidden();
  await expect(linus.getByRole("link", { name: "Notices", exact: true })).toBeVisible();
});

test("the demo says that it sends no mails, and that no host may be told", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/settings/notices");
  await expect(page.getByText("This portal sends no mails")).toBeVisible();
  await expect(page.getByText("No host is allowed yet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add channel" })).toHaveCount(0);
});
