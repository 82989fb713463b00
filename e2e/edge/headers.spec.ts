import { detailPages, pages } from "../fixtures/pages.ts";
import { expect, test } from "../fixtures/test.ts";

const notStored = expect.stringMatching(/^private,.*\bno-store\b/u);

const everywhere = {
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

test("every page has the security headers, and a policy with a nonce of its own", async ({
  apiAs,
  playwright,
  portal,
  sessions,
}) => {
  const details = await detailPages(await apiAs("ada"));
  const addresses = [...Object.values(pages), ...Object.values(details), "/sign-in", "/nowhere"];
  const request = await playwright.request.newContext({
    baseURL: portal,
    storageState: await sessions.of("ada"),
  });
  const nonces = new Set<string>();
  for (const address of addresses) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(address === "/nowhere" ? 404 : 200);
    const headers = answer.headers();
    expect(headers, address).toMatchObject({ ...everywhere, "cache-control": notStored });
    expect(headers["x-powered-by"], address).toBeUndefined();
    const policy = directivesOf(headers["content-security-policy"]);
    expect(policy["script-src"], address).toMatch(
      /^'nonce-[\w+/=]{20,}' 'strict-dynamic'( 'unsafe-eval')?$/u,
    );
    expect(policy["default-src"], address).toBe("'self'");
    for (const closed of ["object-src", "base-uri", "frame-ancestors"])
      expect(policy[closed], address).toBe("'none'");
    expect(policy["form-action"], address).toBe("'self'");
    expect(policy["connect-src"], address).toBe("'self'");
    nonces.add(/'nonce-([^']+)'/u.exec(policy["script-src"] ?? "")?.[1] ?? "");
  }
  expect(nonces.size).toBe(addresses.length);
  await request.dispose();
});

test("every script of a page carries its nonce, and none is written without it", async ({
  playwright,
  portal,
  sessions,
}) => {
  const request = await playwright.request.newContext({
    baseURL: portal,
    storageState: await sessions.of("ada"),
  });
  for (const address of [pages.home, pages.catalog, "/sign-in"]) {
    const answer = await request.get(address);
    const nonce = /'nonce-([^']+)'/u.exec(answer.headers()["content-security-policy"] ?? "")?.[1] ?? "none";
    const html = await answer.text();
    const scripts = [...html.matchAll(/<script\b[^>]*>/gu)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(3);
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      address,
    ).toEqual([]);
    expect(html, address).not.toMatch(/<[a-z][^>]*\son[a-z]+=/u);
  }
  await request.dispose();
});

test("answers of the API are for one caller only and never sniffed or framed", async ({
  apiAs,
  portal,
  playwright,
}) => {
  const linus = await apiAs("linus");
  const anonymous = await playwright.request.newContext();
  for (const answer of [
    await linus.get("/me"),
    await linus.get("/profiles.csv"),
    await linus.get("/events"),
    await anonymous.get(`${portal}/api/v1/me`),
    await anonymous.get(`${portal}/api/v1/nowhere`),
    await anonymous.get(`${portal}/api/v1/openapi.json`),
  ]) {
    expect(answer.headers(), answer.url()).toMatchObject({
      ...everywhere,
      "cache-control": "private, no-store",
    });
  }
  await anonymous.dispose();
});

test("the session cookie cannot be read by scripts and goes to no other site", async ({ sessions }) => {
  const { cookies } = await sessions.of("linus");
  expect(cookies.find(({ name }) => name.endsWith("quarry.session"))).toMatchObject({
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
  });
});

function directivesOf(policy: string | undefined): Record<string, string | undefined> {
  const rules = (policy ?? "").split(";").map((rule) => rule.trim().split(/ (.*)/su));
  return Object.fromEntries(rules.map(([name = "", value]) => [name, value]));
}
