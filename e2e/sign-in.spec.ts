import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test.ts";
import { untilTakenOver } from "./fixtures/visits.ts";
import { demoPeople } from "./product/demo-people.ts";

/** The menu of the one who has just signed in; the page that stands then is a new one. */
async function openOwnMenu(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name: `You: ${name}` });
  await expect(button).toBeVisible();
  await untilTakenOver(page);
  await button.click();
}

for (const { name, email } of Object.values(demoPeople)) {
  test(`${name} signs in with one click`, async ({ visitor }) => {
    const page = await visitor();
    await page.goto("/sign-in");
    await page.getByRole("button", { name }).click();
    await expect(page).toHaveURL(/\/$/u);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Welcome, ${name}`);
    await openOwnMenu(page, name);
    await expect(page.getByRole("menu")).toContainText(email);
  });
}

test("a page that needs a person leads to signing in, and from there back to it with its filter", async ({
  visitor,
}) => {
  const page = await visitor();
  await page.goto("/audit?name=export.uploaded");
  await expect(page).toHaveURL(/\/sign-in\?to=/u);
  await page.getByRole("button", { name: "Radia Perlman" }).click();
  await expect(page).toHaveURL(/\/audit\?name=export\.uploaded$/u);
  await expect(page.getByRole("heading", { level: 1, name: "Audit trail" })).toBeVisible();
});

for (const elsewhere of [
  "https://attacker.example/",
  "//attacker.example/",
  "/\\attacker.example/",
  "https:attacker.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "\t//attacker.example",
  "/%09//attacker.example",
  "http://localhost:1@attacker.example/",
]) {
  test(`after signing in, ${JSON.stringify(elsewhere)} is not gone to`, async ({
    visitor,
    visits,
    portal,
  }) => {
    visits.allow(/status of 404/u);
    for (const parameter of ["to", "callbackUrl"]) {
      const page = await visitor();
      const visited: string[] = [];
      page.on("request", (request) => visited.push(request.url()));
      await page.goto(`/sign-in?${new URLSearchParams({ [parameter]: elsewhere })}`);
      await page.getByRole("button", { name: "Linus Pauling" }).click();
      await page.waitForURL(({ pathname }) => pathname !== "/sign-in");
      expect(new URL(page.url()).origin).toBe(new URL(portal).origin);
      expect(visited.filter((url) => new URL(url).origin !== new URL(portal).origin)).toEqual([]);
    }
  });
}

test("nobody outside the demo's list comes in through the demo's provider", async ({
  playwright,
  portal,
}) => {
  const request = await playwright.request.newContext({
    baseURL: portal,
    extraHTTPHeaders: { origin: portal },
  });
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  for (const email of ["root@example.com", "", "ada@example.com' OR '1'='1", "ADA@EXAMPLE.COM "]) {
    await request.post("/api/auth/callback/demo", { form: { csrfToken, email, json: "true" } });
    expect((await request.get("/api/v1/me")).status(), email).toBe(401);
  }
  await request.dispose();
});

test("a failed sign-in says so in a sentence, whatever the address claims", async ({ visitor }) => {
  const page = await visitor();
  for (const error of ["AccessDenied", "OAuthCallback", "<script>alert(1)</script>"]) {
    await page.goto(`/sign-in?${new URLSearchParams({ error })}`);
    const told = page.getByRole("main").getByRole("alert");
    await expect(told).toContainText("You are not signed in");
    await expect(told).not.toContainText("script");
  }
});

test("after signing out, pages and the API know nobody, and Back shows nothing of before", async ({
  visitor,
}) => {
  const page = await visitor();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Linus Pauling" }).click();
  await openOwnMenu(page, "Linus Pauling");
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/u);
  expect((await page.request.get("/api/v1/me")).status()).toBe(401);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/u);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("signing out ends the session itself, so that a copy of its cookie opens nothing", async ({
  visitor,
  playwright,
  portal,
}) => {
  const page = await visitor();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Linus Pauling" }).click();
  await expect(page.getByRole("button", { name: "You: Linus Pauling" })).toBeVisible();
  const storageState = await page.context().storageState();
  const copy = await playwright.request.newContext({ baseURL: portal, storageState });
  expect((await copy.get("/api/v1/me")).status()).toBe(200);
  await openOwnMenu(page, "Linus Pauling");
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/u);
  expect((await copy.get("/api/v1/me")).status()).toBe(401);
  expect(await (await copy.get("/api/auth/session")).json()).toEqual({});
  await copy.dispose();
});

test("the demo is called a demo, and its person can be changed from any page", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/verdicts");
  const notice = page.getByRole("complementary", { name: "Demo" });
  await notice.getByRole("button", { name: "Switch person" }).click();
  await page.getByRole("menuitem", { name: /Grace Hopper/u }).click();
  await expect(page.getByRole("button", { name: "You: Grace Hopper" })).toBeVisible();
  await expect(page).toHaveURL(/\/verdicts$/u);
});

test("a session cookie made by hand or with another secret is no session", async ({ playwright, portal }) => {
  const forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.";
  for (const value of [forged, "x", "a.b.c.d.e"]) {
    const request = await playwright.request.newContext({
      extraHTTPHeaders: { cookie: `quarry.session=${value}` },
    });
    expect((await request.get(`${portal}/api/v1/me`)).status()).toBe(401);
    await request.dispose();
  }
});
