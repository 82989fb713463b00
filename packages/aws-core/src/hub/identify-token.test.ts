import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { secretOf } from "../roles/secret.ts";
import { identifyToken } from "./identify-token.ts";
import { hubTokens } from "./testing/hub-accounts.ts";
import { startHubServer, type HubServer, type HubServerOptions } from "./testing/start-hub-server.ts";

let hub: HubServer | undefined;

afterEach(async () => {
  await hub?.close();
  hub = undefined;
});

async function identify(token: string, server: Partial<HubServerOptions> = {}) {
  hub ??= await startHubServer({ port: 0, ...server });
  return identifyToken({ token: secretOf(token), endpoint: `${hub.url}/` });
}

const answering = (status: number, body: object): NonNullable<HubServerOptions["intercept"]> => {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    return true;
  };
};

test.each([
  [hubTokens.full, { owner: "acme-models", kind: "read" }],
  [hubTokens.fine, { owner: "acme-models", kind: "fine-grained" }],
  [hubTokens.writing, { owner: "acme-models", kind: "write" }],
])("the Hub says whose %s is and what it may do at most", async (token, answer) => {
  expect(await identify(token)).toEqual(answer);
});

test("a role that nobody knows here is told as one that may write", async () => {
  const intercept = answering(200, { name: "x", auth: { accessToken: { role: "contributor" } } });
  expect(await identify(hubTokens.full, { intercept })).toEqual({ owner: "x", kind: "write" });
});

test("a token that was revoked is refused, with what to do and without the token", async () => {
  hub = await startHubServer({ port: 0 });
  hub.revoke(hubTokens.full);
  const refusal: unknown = await identify(hubTokens.full).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: "token-invalid",
    message: expect.stringMatching(/revoked/),
    remedy: expect.stringMatching(/settings\/tokens/),
  });
  expect(inspect(refusal, { depth: 20, showHidden: true })).not.toContain(hubTokens.full);
});

test("what cannot be a token is not sent to the Hub, nor repeated", async () => {
  await expect(identify("AKIASOMETHINGELSE")).rejects.toMatchObject({
    code: "token-invalid",
    message: expect.not.stringContaining("AKIA"),
  });
  expect(hub?.requests).toEqual([]);
});

test.each([
  { what: "does not know the question", status: 404, body: {}, message: /cannot tell whose/ },
  { what: "names nobody", status: 200, body: { name: "", auth: {} }, message: /does not say whose/ },
])("a Hub that $what is not believed", async ({ status, body, message }) => {
  await expect(identify(hubTokens.full, { intercept: answering(status, body) })).rejects.toMatchObject({
    code: "unreadable",
    message: expect.stringMatching(message),
  });
});

test("a Hub that is not there is unreachable", async () => {
  const asked = identifyToken({ token: secretOf(hubTokens.full), endpoint: "http://127.0.0.1:9" });
  await expect(asked).rejects.toMatchObject({ code: "unreachable" });
});
