import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createPrisma } from "@quarry/database/prisma-client";
import { createTestDatabase } from "@quarry/database/testing/test-database";
import { endSessionsOf } from "@quarry/domain/settings/end-sessions-of";
import { findSessionActor } from "@quarry/domain/settings/find-actor";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSession, sessionRules } from "./session-rules.ts";

const secret = "the secret of a test, which is long enough";
const cookieName = "next-auth.session-token";
const means: { database?: ReturnType<typeof createPrisma>; origin?: string; takeDown?: () => Promise<void> } =
  {};

beforeAll(async () => {
  const testDatabase = await createTestDatabase();
  const database = createPrisma(testDatabase.url);
  await database.user.create({ data: { email: "ada@example.com", name: "Ada" } });
  const server = createServer((request, response) => void answer(request, response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on a port has an address with a port
  means.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env["NEXTAUTH_URL"] = means.origin;
  means.database = database;
  means.takeDown = async () => {
    server.close();
    await database.$disconnect();
    await testDatabase.drop();
  };
});
afterAll(() => means.takeDown?.());

test("signing out ends the session itself, so that a copy of its cookie opens nothing", async () => {
  const [mine, elsewhere] = [await signIn(), await signIn()];
  const copy = mine.get(cookieName) ?? "";
  expect(await whoHolds(copy)).toBe("ada@example.com");
  await post("signout", mine);
  expect(mine.get(cookieName)).toBe("");
  expect(await whoHolds(copy)).toBeUndefined();
  expect(await whoHolds(elsewhere.get(cookieName) ?? "")).toBe("ada@example.com");
});

test("an ended session is not renewed, and a live one keeps its beginning when it is", async () => {
  const jar = await signIn();
  const first = jar.get(cookieName) ?? "";
  await ask("session", jar);
  const renewed = jar.get(cookieName) ?? "";
  expect(renewed).not.toBe(first);
  expect(await readSession(renewed, secret)).toEqual(await readSession(first, secret));
  await post("signout", jar);
  const thief = new Map([[cookieName, first]]);
  expect(await (await ask("session", thief)).json()).toEqual({});
  expect(thief.get(cookieName)).toBe("");
});

test("signing out of a session that was renewed ends the cookies of before as well", async () => {
  const jar = await signIn();
  const first = jar.get(cookieName) ?? "";
  await ask("session", jar);
  await post("signout", jar);
  expect(await whoHolds(first)).toBeUndefined();
});

test("after all sessions of a person were ended, signing in begins one that counts", async () => {
  const before = (await signIn()).get(cookieName) ?? "";
  await endSessionsOf(databaseHere(), "ada@example.com");
  expect(await whoHolds(before)).toBeUndefined();
  expect(await whoHolds((await signIn()).get(cookieName) ?? "")).toBe("ada@example.com");
});

test.each(["", "x", "a.b.c.d.e"])("the cookie %j holds no session", async (cookie) => {
  expect(await readSession(cookie, secret)).toBeNull();
});

type CookieJar = Map<string, string>;

/** The portal's rules behind next-auth's own handler, with one person whom its provider lets in. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? "", means.origin).pathname;
  const body = Object.fromEntries(new URLSearchParams(await text(request)));
  const cookies: Record<string, string> = {};
  for (const pair of (request.headers.cookie ?? "").split("; ")) {
    const [name = "", value = ""] = pair.split(/=(.*)/su);
    cookies[name] = decodeURIComponent(value);
  }
  const send = (sent: unknown) => void response.end(typeof sent === "string" ? sent : JSON.stringify(sent));
  const status = (code: number) => Object.assign(response, { statusCode: code });
  const provider = CredentialsProvider({
    credentials: {},
    authorize: () => databaseHere().user.findUnique({ where: { email: "ada@example.com" } }),
  });
  // oxlint-disable typescript/no-unsafe-type-assertion -- what next-auth reads of Next's request and answer is all there
  await NextAuth(
    Object.assign(request, {
      query: { nextauth: path.split("/").slice(3) },
      body,
      cookies,
    }) as unknown as NextApiRequest,
    Object.assign(response, { status, send, json: send }) as unknown as NextApiResponse,
    { secret, providers: [provider], logger: { error: () => undefined }, ...sessionRules(databaseHere()) },
  );
  // oxlint-enable typescript/no-unsafe-type-assertion
}

async function signIn(): Promise<CookieJar> {
  const jar: CookieJar = new Map();
  await post("callback/credentials", jar);
  return jar;
}

async function post(action: string, jar: CookieJar): Promise<void> {
  const { csrfToken } = await (await ask("csrf", jar)).json();
  await ask(action, jar, new URLSearchParams({ csrfToken, json: "true" }));
}

async function ask(action: string, jar: CookieJar, body?: URLSearchParams): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`${means.origin}/api/auth/${action}`, {
    headers: { cookie },
    ...(body && { method: "POST", body }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
    if (name !== undefined && value !== undefined) jar.set(name, value);
  }
  return response;
}

/** The e-mail of whom the portal takes the holder of a cookie for. */
async function whoHolds(cookie: string): Promise<string | undefined> {
  const session = await readSession(cookie, secret);
  const actor = session && (await findSessionActor(databaseHere(), session));
  return actor?.kind === "user" ? actor.email : undefined;
}

function databaseHere() {
  if (!means.database) throw new Error("The database is there only within tests.");
  return means.database;
}
