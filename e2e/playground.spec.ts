import type { Page } from "@playwright/test";
import { z } from "zod";
import { arns } from "./fixtures/an-export.ts";
import type { Api } from "./fixtures/api.ts";
import { expect, test } from "./fixtures/test.ts";
import { isKept } from "./product/database-state.ts";
import type { Simulator } from "./product/simulator.ts";

const longQuestion = "Write an essay of 3000 words about audit trails.";
const message = (page: Page) => page.getByRole("textbox", { name: "Message" });
const questions = (page: Page) => page.getByRole("article", { name: "You asked" });
const lastAnswer = (page: Page) => page.getByRole("article", { name: /^Answer through/u }).last();

async function openWith(page: Page, api: Api, arn: string): Promise<void> {
  const found = await (await api.get(`/profiles?q=${encodeURIComponent(arn)}`)).json();
  const { items } = z.object({ items: z.array(z.object({ id: z.string() })).length(1) }).parse(found);
  await page.goto(`/playground?profile=${items[0]?.id}`);
}

async function ask(page: Page, question: string): Promise<void> {
  await message(page).fill(question);
  await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
  // A picker that closes takes the focus to its button, perhaps only now.
  await message(page).press("Enter");
}

/** The page is left once the next one stands. */
async function goToCatalog(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Catalog/u }).click();
  await expect(page).toHaveURL(/\/profiles$/u);
}

/** The one conversation since the mark, among what the worker asks by the clock. */
const conversationSince = async (simulator: Simulator, mark: number) =>
  (await simulator.callsSince(mark)).find(({ operation }) => operation === "ConverseStream");

/** How it ended, as AWS saw it. */
const outcomeSince = (simulator: Simulator, mark: number) => async () =>
  (await conversationSince(simulator, mark))?.outcome;

/** What AWS was asked in it. */
const inputSince = (simulator: Simulator, mark: number) => async () =>
  JSON.stringify((await conversationSince(simulator, mark))?.input ?? null);

test("a profile is found by typing, and its answer streams in with times, tokens and the reason it ended", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/playground");
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  await page.getByRole("combobox", { name: "Profile" }).click();
  await page.getByRole("dialog", { name: "Search" }).getByRole("combobox").fill("dsh66sruwg0s");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.getByRole("option").click();
  await expect(page).toHaveURL(/profile=/u);
  await ask(page, "Say hello in 3 words");
  const answer = lastAnswer(page);
  await expect(answer).toContainText("Hello there, friend.");
  for (const figure of ["First token", "Latency", "Tokens in", "Tokens out", "Stop reason"]) {
    await expect(answer.getByText(figure, { exact: true })).toBeVisible();
  }
  await expect(answer).toContainText("end_turn");
  await expect(questions(page)).toHaveText(["Say hello in 3 words"]);
  await expect(message(page)).toBeFocused();
});

test("words appear before the answer is complete, and Stop ends the call within two seconds", async ({
  signedInAs,
  apiAs,
  simulator,
}) => {
  const page = await signedInAs("linus");
  await openWith(page, await apiAs("linus"), arns.alive);
  const mark = await simulator.mark();
  await ask(page, longQuestion);
  await expect(lastAnswer(page)).toContainText("audit trails");
  await expect.poll(outcomeSince(simulator, mark)).toBe("in-progress");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect.poll(outcomeSince(simulator, mark), { timeout: 2_000, intervals: [50] }).toBe("aborted");
  await expect(lastAnswer(page)).toContainText("Stopped by you");
  await expect(lastAnswer(page)).toContainText("audit trails");
  await expect(message(page)).toBeFocused();
});

for (const [way, leave] of [
  ["closing the tab", (page: Page) => page.close()],
  ["going to another page", goToCatalog],
  ["reloading", (page: Page) => page.reload()],
] as const) {
  test(`${way} ends the call within two seconds`, async ({ signedInAs, apiAs, simulator }) => {
    const page = await signedInAs("linus");
    await openWith(page, await apiAs("linus"), arns.alive);
    const mark = await simulator.mark();
    await ask(page, longQuestion);
    await expect(lastAnswer(page)).toContainText("audit trails");
    await leave(page);
    await expect.poll(outcomeSince(simulator, mark), { timeout: 2_000, intervals: [50] }).toBe("aborted");
  });
}

test("an error in the middle of an answer keeps the words that came and says what to do", async ({
  signedInAs,
  apiAs,
  simulator,
}) => {
  const page = await signedInAs("linus");
  await openWith(page, await apiAs("linus"), arns.alive);
  const midStream = { operation: "ConverseStream", kind: "throttle", midStream: 4, count: 1 } as const;
  await simulator.fail(midStream);
  await ask(page, longQuestion);
  const failure = lastAnswer(page).getByRole("alert");
  await expect(failure).toContainText(/too many|throttl|quota/iu);
  await expect(failure).toContainText("Request id");
  await expect(lastAnswer(page)).toContainText(/\w+ \w+ \w+/u);
  await failure.getByRole("button", { name: "Try again" }).click();
  await expect(lastAnswer(page).getByRole("alert")).toHaveCount(0);
  await expect(lastAnswer(page)).toContainText("audit trails");
  await page.getByRole("button", { name: "Stop" }).click();
});

for (const [what, failure, says] of [
  [
    "a call that AWS denies",
    {
      code: "AccessDeniedException",
      status: 403,
      message: `User: arn:aws:sts::111122223333:assumed-role/x is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${arns.alive}`,
    },
    /bedrock:InvokeModel/u,
  ],
  [
    "a model that the account may not use",
    {
      code: "AccessDeniedException",
      status: 403,
      message: "You don't have access to the model with the specified model ID.",
    },
    /access/iu,
  ],
  [
    "a model that is not ready",
    { code: "ModelNotReadyException", status: 429, message: "Model is not ready for inference." },
    /being loaded/u,
  ],
] as const) {
  test(`${what} is shown with cause and remedy`, async ({ signedInAs, apiAs, simulator }) => {
    const page = await signedInAs("linus");
    await openWith(page, await apiAs("linus"), arns.alive);
    await simulator.fail({ operation: "ConverseStream", kind: "error", count: 6, ...failure });
    await ask(page, "Hello");
    await expect(lastAnswer(page).getByRole("alert")).toContainText(says, { timeout: 20_000 });
    await expect(lastAnswer(page).getByRole("alert").getByRole("paragraph")).not.toHaveCount(1);
  });
}

test("an answer cannot run, load or disguise anything", async ({ signedInAs, apiAs, portal }) => {
  const page = await signedInAs("linus");
  await openWith(page, await apiAs("linus"), arns.alive);
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(portal)) elsewhere.push(request.url());
  });
  page.on("dialog", (dialog) => elsewhere.push(dialog.message()));
  const hostile = [
    "**Bold** stays.",
    "![pixel](https://attacker.example/pixel.png)",
    "<img src=https://attacker.example/raw.png onerror=alert(1)>",
    "<script>alert(2)</script><iframe src=https://attacker.example></iframe>",
    "<form action=https://attacker.example><button>Sign in</button></form>",
    "[click](javascript:alert(3)) [portal](https://attacker.example/sign-in)",
  ].join(" ");
  await ask(page, `Reply with exactly "${hostile}"`);
  const answer = lastAnswer(page);
  await expect(answer).toContainText("stays.");
  await expect(answer).toContainText("end_turn");
  await expect(answer.getByRole("strong")).toHaveText("Bold");
  for (const tag of ["img:not([aria-hidden])", "script", "iframe", "form", "object", "style"]) {
    await expect(answer.locator(tag), tag).toHaveCount(0);
  }
  await expect(answer.getByRole("button", { name: "Sign in" })).toHaveCount(0);
  const links = await answer.getByRole("link").all();
  for (const link of links) expect(await link.getAttribute("href")).not.toMatch(/^javascript:/iu);
  await expect(answer).toContainText("(attacker.example)");
  expect(elsewhere).toEqual([]);
});

test("what someone writes is kept nowhere: not in the address, not in the audit trail, not after a reload", async ({
  signedInAs,
  apiAs,
  database,
}) => {
  const secret = `my secret question ${Date.now()}`;
  const page = await signedInAs("linus");
  await openWith(page, await apiAs("linus"), arns.alive);
  await ask(page, `Reply with: ${secret}`);
  await expect(lastAnswer(page)).toContainText("end_turn");
  expect(page.url()).not.toContain("secret");
  const radia = await apiAs("radia");
  expect(await (await radia.get("/events?pageSize=5")).text()).not.toContain(secret);
  expect(await isKept(database, secret)).toBe(false);
  await page.reload();
  await expect(page.getByText("Nothing asked yet")).toBeVisible();
});

test("a conversation goes on from its earlier turns and can be cleared and brought back", async ({
  signedInAs,
  apiAs,
  simulator,
}) => {
  const page = await signedInAs("linus");
  await openWith(page, await apiAs("linus"), arns.alive);
  await ask(page, "Say hello in 3 words");
  await expect(lastAnswer(page)).toContainText("end_turn");
  const mark = await simulator.mark();
  await ask(page, "What is 20 + 22?");
  // Until it stands there, the last answer is the one before, whose figures may hold any number.
  await expect(questions(page)).toHaveCount(2);
  await expect(lastAnswer(page)).toContainText("42");
  await expect(lastAnswer(page)).toContainText("end_turn");
  await expect.poll(inputSince(simulator, mark)).toContain("Say hello in 3 words");
  await page.getByRole("button", { name: "New conversation" }).click();
  await expect(page.getByText("Nothing asked yet")).toBeVisible();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(questions(page)).toHaveText(["Say hello in 3 words", "What is 20 + 22?"]);
});

test("system prompt and limits are sent, and the reason an answer was cut is explained", async ({
  signedInAs,
  apiAs,
  simulator,
}) => {
  const page = await signedInAs("linus");
  await openWith(page, await apiAs("linus"), arns.alive);
  await page.getByRole("textbox", { name: /System prompt/u }).fill("You are a careful librarian.");
  await page.getByRole("switch", { name: "Set the temperature" }).click();
  await page.getByRole("textbox", { name: "Max tokens" }).fill("40");
  await page.keyboard.press("Tab");
  const mark = await simulator.mark();
  await ask(page, longQuestion);
  await expect(lastAnswer(page)).toContainText("max_tokens");
  await expect(lastAnswer(page)).toContainText("Raise Max tokens");
  await expect.poll(inputSince(simulator, mark)).toContain("librarian");
  const input = await inputSince(simulator, mark)();
  expect(input).toContain('"maxTokens":40');
  expect(input).toContain('"temperature":0.5');
});

test("an auditor is told that the role does not call models", async ({ signedInAs }) => {
  const page = await signedInAs("radia");
  await page.goto("/playground");
  await expect(page.getByRole("main")).toContainText(/role may|may not see/u);
});
