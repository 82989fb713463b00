// A browser carries the session cookie to the portal whoever asks it to, so changes demand the portal's own Origin.
import type { APIRequestContext } from "@playwright/test";
import { operationList } from "../product/operation-list.ts";
import { expect, test as base } from "../fixtures/test.ts";
import { readProblem } from "../fixtures/problem.ts";
import { quietState, readAwsAnew } from "../fixtures/quiet-state.ts";

const test = base.extend<{ browserOfLinus: APIRequestContext }>({
  /** Sends what a browser in which Linus is signed in would send, except for the headers under test. */
  browserOfLinus: async ({ playwright, portal, sessions }, use) => {
    const storageState = await sessions.of("linus");
    const context = await playwright.request.newContext({ baseURL: portal, storageState });
    await use(context);
    await context.dispose();
  },
});

test.beforeAll(async ({ apiAs, database }) => readAwsAnew(await apiAs("ada"), database));

const token = { name: "made by another site", days: 1 };
const doors = [
  { door: "/api/rpc", path: "/api/rpc/settings/createToken", body: { json: token }, created: 200 },
  { door: "/api/v1", path: "/api/v1/tokens", body: token, created: 201 },
];

for (const { door, path, body, created } of doors) {
  const foreign: readonly [string, (portal: string) => Record<string, string>][] = [
    ["of another site", () => ({ origin: "https://attacker.example" })],
    ["of a site whose name begins like the portal's", (portal) => ({ origin: `${portal}.attacker.example` })],
    ["of another port of this host", () => ({ origin: "http://localhost:1" })],
    ["of a sandboxed frame", () => ({ origin: "null" })],
    ["without an Origin", () => ({})],
    [
      "of a form, as plain text",
      () => ({ origin: "https://attacker.example", "content-type": "text/plain" }),
    ],
    ["as plain text without an Origin", () => ({ "content-type": "text/plain" })],
    ["that the browser calls cross-site", (portal) => ({ origin: portal, "sec-fetch-site": "cross-site" })],
    [
      "of a sibling host, as the browser calls it",
      (portal) => ({ origin: portal, "sec-fetch-site": "same-site" }),
    ],
    [
      "with a forwarded host that matches the foreign Origin",
      () => ({ origin: "https://attacker.example", "x-forwarded-host": "attacker.example" }),
    ],
  ];

  for (const [kind, headersFor] of foreign) {
    test(`a request to ${door} ${kind} is refused and changes nothing`, async ({
      browserOfLinus,
      portal,
      database,
    }) => {
      const before = await quietState(database);
      const headers = { "content-type": "application/json", ...headersFor(portal) };
      const answer = await browserOfLinus.post(path, { data: JSON.stringify(body), headers });
      const problem = await readProblem(answer);
      expect(problem).toMatchObject({
        status: 403,
        code: "forbidden",
        title: expect.stringContaining("another site"),
      });
      expect(await quietState(database)).toEqual(before);
    });
  }

  test(`a request to ${door} of the portal's own page is carried out`, async ({ browserOfLinus, portal }) => {
    const headers = { origin: portal, "sec-fetch-site": "same-origin" };
    const answer = await browserOfLinus.post(path, { data: body, headers });
    expect(answer.status()).toBe(created);
  });
}

test("every operation that changes something refuses a browser on another site", async ({
  browserOfLinus,
  database,
}) => {
  const before = await quietState(database);
  const changing = operationList.filter(({ method }) => method !== "GET");
  expect(changing.length).toBeGreaterThan(8);
  for (const { rpcPath, path, method } of changing) {
    const headers = { origin: "https://attacker.example" };
    const restPath = path.replace("{id}", crypto.randomUUID());
    const rest = await browserOfLinus.fetch(`/api/v1${restPath}`, { method, headers, data: {} });
    expect(rest.status(), `${method} ${path}`).toBe(403);
    const rpc = await browserOfLinus.post(`/api/rpc/${rpcPath}`, { headers, data: { json: {} } });
    expect(rpc.status(), rpcPath).toBe(403);
  }
  expect(await quietState(database)).toEqual(before);
});

test("no change can be asked for with GET", async ({ browserOfLinus, database }) => {
  const before = await quietState(database);
  const changing = operationList.filter(({ kind }) => kind !== "query");
  for (const { rpcPath } of changing) {
    const input = encodeURIComponent(JSON.stringify({ json: { name: "by GET" } }));
    const answer = await browserOfLinus.get(`/api/rpc/${rpcPath}?data=${input}`);
    expect(answer.status(), rpcPath).toBeGreaterThanOrEqual(400);
  }
  expect(await quietState(database)).toEqual(before);
});

test("a program with a bearer token needs no Origin", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const answer = await linus.post("/tokens", { name: "made by a program", days: 1 });
  expect(answer.status()).toBe(201);
});

test("a bearer token that is not valid is not made up for by a cookie", async ({
  browserOfLinus,
  portal,
}) => {
  const headers = { authorization: "Bearer quarry_none", origin: portal };
  const answer = await browserOfLinus.post("/api/v1/tokens", { data: token, headers });
  expect(await readProblem(answer)).toMatchObject({ status: 401, code: "unauthenticated" });
});

test("signing in and out needs the token that only the portal's own pages can read", async ({
  browserOfLinus,
  portal,
  playwright,
}) => {
  const stranger = await playwright.request.newContext({ baseURL: portal });
  await stranger.post("/api/auth/callback/demo", {
    form: { email: "ada@example.com", csrfToken: "guessed" },
  });
  expect((await stranger.get("/api/v1/me")).status()).toBe(401);
  await stranger.dispose();

  await browserOfLinus.post("/api/auth/signout", { form: { csrfToken: "guessed" } });
  expect((await browserOfLinus.get("/api/v1/me")).status()).toBe(200);
});
