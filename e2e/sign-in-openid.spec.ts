// A portal as companies run it: no demo, people come through an OpenID provider.
import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures/test.ts";
import { nobody } from "./fixtures/visits.ts";
import { runAdmin } from "./product/admin-command.ts";
import { startCompany } from "./product/company.ts";
import type { Company } from "./product/company.ts";
import { demoPeople } from "./product/demo-people.ts";
import type { Forgery, OpenIdPerson, OpenIdProvider } from "./product/openid-provider.ts";
import { operationList } from "./product/operation-list.ts";

const test = base.extend<
  {
    provider: OpenIdProvider;
    signingIn: (person: OpenIdPerson) => Promise<Page>;
    /** Somebody whom an operator has added, with an account at the provider. */
    aKnownPerson: (name: string) => Promise<Required<OpenIdPerson>>;
  },
  { company: Company }
>({
  company: [
    async ({ product }, use) => {
      const company = await startCompany(product);
      await use(company);
      await company.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  portal: [async ({ company }, use) => use(company.portal), { scope: "worker" }],
  provider: [
    async ({ company }, use) => {
      company.provider.forge(undefined);
      await use(company.provider);
    },
    { auto: true },
  ],
  /** A browser in which the person has chosen to sign in, wherever that led. */
  signingIn: async ({ visits, company }, use) =>
    use(async (person) => {
      const page = await visits.open(nobody);
      await company.signIn(page, person);
      return page;
    }),
  aKnownPerson: async ({ database }, use) => use((name) => addPerson(database, name)),
});

let people = 0;

async function addPerson(database: string, name: string): Promise<Required<OpenIdPerson>> {
  people += 1;
  const email = `person-${people}-${Date.now()}@company.example`;
  await runAdmin(database, ["person", "add", "--email", email, "--name", name]);
  return { subject: `subject-${people}-${Date.now()}`, email, emailVerified: true, name };
}

async function expectRefusal(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in\?.*error=/u);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("You are not signed in");
  expect((await page.request.get("/api/v1/me")).status()).toBe(401);
}

test("somebody whom an operator added comes in through the provider, and stays the same person", async ({
  signingIn,
  aKnownPerson,
}) => {
  const edsger = await aKnownPerson("Edsger Dijkstra");
  const page = await signingIn(edsger);
  await expect(page.getByRole("button", { name: "You: Edsger Dijkstra" })).toBeVisible();
  const me = await (await page.request.get("/api/v1/me")).json();
  expect(me).toMatchObject({ email: edsger.email, platformRole: null, teams: [] });
  const later = await signingIn({ ...edsger, email: "changed@company.example" });
  await expect(later.getByRole("button", { name: "You: Edsger Dijkstra" })).toBeVisible();
});

test("whoever signs out everywhere is signed out in every browser, and nobody else is", async ({
  signingIn,
  aKnownPerson,
}) => {
  const margaret = await aKnownPerson("Margaret Boden");
  const pages = [await signingIn(margaret), await signingIn(margaret)] as const;
  const other = await signingIn(await aKnownPerson("Frances Allen"));
  for (const page of [...pages, other])
    await expect(page.getByRole("button", { name: /^You: /u })).toBeVisible();
  await pages[0].goto("/settings");
  await pages[0].getByRole("button", { name: "Sign out everywhere" }).click();
  const dialog = pages[0].getByRole("dialog", { name: "Sign out everywhere" });
  await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(pages[0]).toHaveURL(/\/sign-in/u);
  for (const page of pages) expect((await page.request.get("/api/v1/me")).status()).toBe(401);
  expect((await other.request.get("/api/v1/me")).status()).toBe(200);
});

test("an e-mail that another subject claims opens nothing", async ({ signingIn, aKnownPerson }) => {
  const owner = await aKnownPerson("Barbara Liskov");
  await expect((await signingIn(owner)).getByRole("button", { name: "You: Barbara Liskov" })).toBeVisible();
  await expectRefusal(await signingIn({ ...owner, subject: "somebody-else" }));
});

test("somebody whom nobody added is refused, and leaves no trace of a person", async ({ signingIn }) => {
  await expectRefusal(
    await signingIn({ subject: "unknown", email: "unknown@company.example", name: "Unknown" }),
  );
});

test("a person of the demo is not let in by the e-mail alone when it is not verified", async ({
  signingIn,
}) => {
  for (const emailVerified of [false, "true", 1, null]) {
    await expectRefusal(
      await signingIn({ subject: `ada-${String(emailVerified)}`, ...demoPeople.ada, emailVerified }),
    );
  }
});

const without = (name: string) => (claims: object) =>
  Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));

const forgeries: Readonly<Record<string, Forgery>> = {
  "for another nonce": {
    signedBy: "provider",
    claims: (claims) => ({ ...claims, nonce: "of-another-visit" }),
  },
  "without a nonce": { signedBy: "provider", claims: without("nonce") },
  "for another client": { signedBy: "provider", claims: (claims) => ({ ...claims, aud: "another-client" }) },
  "of another issuer": {
    signedBy: "provider",
    claims: (claims) => ({ ...claims, iss: "https://attacker.example" }),
  },
  "that has expired": { signedBy: "provider", claims: (claims) => ({ ...claims, iat: 1, exp: 3_600 }) },
  "without a subject": { signedBy: "provider", claims: without("sub") },
  "without an e-mail": { signedBy: "provider", claims: without("email") },
  "without email_verified": { signedBy: "provider", claims: without("email_verified") },
  "signed by a stranger": { signedBy: "stranger" },
  "signed by nobody": { signedBy: "nobody" },
};

for (const [kind, forgery] of Object.entries(forgeries)) {
  test(`an ID token ${kind} is refused`, async ({ signingIn, aKnownPerson, provider }) => {
    const grete = await aKnownPerson("Grete Hermann");
    provider.forge(forgery);
    await expectRefusal(await signingIn(grete));
  });
}

test("while the provider is away nobody new comes in, and whoever is in stays in", async ({
  signingIn,
  aKnownPerson,
  provider,
  visits,
  playwright,
  portal,
}) => {
  const kathleen = await aKnownPerson("Kathleen Booth");
  const inside = await signingIn(kathleen);
  await expect(inside.getByRole("button", { name: "You: Kathleen Booth" })).toBeVisible();
  await provider.stop();
  try {
    const outside = await visits.open(nobody);
    await outside.goto("/sign-in");
    await outside.getByRole("button", { name: "Continue with Company Login" }).click();
    await expectRefusal(outside);
    await expect(outside.getByRole("main").getByRole("alert")).toContainText("could not be reached");

    const stranger = await playwright.request.newContext({
      baseURL: portal,
      extraHTTPHeaders: { origin: portal },
    });
    for (const { rpcPath, path, method } of operationList) {
      const rest = await stranger.fetch(`/api/v1${path.replace("{id}", crypto.randomUUID())}`, { method });
      const rpc = await stranger.post(`/api/rpc/${rpcPath}`, { data: { json: {} } });
      expect([rpcPath, rest.status(), rpc.status()]).toEqual([rpcPath, 401, 401]);
    }
    await stranger.dispose();

    await inside.reload();
    await expect(inside.getByRole("button", { name: "You: Kathleen Booth" })).toBeVisible();
    expect((await inside.request.get("/api/v1/me")).status()).toBe(200);
  } finally {
    await provider.start();
  }
});

test("a callback that this browser did not ask for is refused", async ({
  visits,
  signingIn,
  aKnownPerson,
}) => {
  const page = await visits.open(nobody);
  await page.goto("/api/auth/callback/openid?code=stolen&state=guessed");
  await expectRefusal(page);
  const ida = await aKnownPerson("Ida Rhodes");
  await expect((await signingIn(ida)).getByRole("button", { name: "You: Ida Rhodes" })).toBeVisible();
});

test("outside the demo its provider does not exist", async ({ playwright, portal }) => {
  const request = await playwright.request.newContext({
    baseURL: portal,
    extraHTTPHeaders: { origin: portal },
  });
  expect(Object.keys(await (await request.get("/api/auth/providers")).json())).toEqual(["openid"]);
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  for (const path of ["/api/auth/callback/demo", "/api/auth/callback/credentials", "/api/auth/signin/demo"]) {
    await request.post(path, { form: { csrfToken, email: demoPeople.ada.email, json: "true" } });
    expect((await request.get("/api/v1/me")).status(), path).toBe(401);
  }
  await request.dispose();
});

test("outside the demo the sign-in page has none of its words and none of its people", async ({
  playwright,
  portal,
}) => {
  const request = await playwright.request.newContext({ baseURL: portal });
  const html = await (await request.get("/sign-in")).text();
  expect(html).toContain("Continue with");
  expect(html).toContain("Company Login");
  for (const { name, email } of Object.values(demoPeople)) {
    expect(html).not.toContain(name);
    expect(html).not.toContain(email);
  }
  expect(html).not.toMatch(/\bdemo\b/iu);
  await request.dispose();
});
