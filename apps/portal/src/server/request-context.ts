import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@quarry/domain/operation/actor";
import type { Context } from "@quarry/domain/operation/context";
import { findSessionActor, findTokenActor } from "@quarry/domain/settings/find-actor";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { composition } from "./composition.ts";
import { sessionCookieName } from "./session-cookie.ts";
import { readSession } from "./session-rules.ts";

/** How the caller of a request proved who they are. */
export interface Caller {
  authorization: string | null;
  sessionCookie: string | undefined;
}

/** The context of one request over HTTP: a bearer token counts before a cookie. */
export async function contextOf(caller: Caller): Promise<Context> {
  return { ...composition(), actor: await actorOf(caller), requestId: randomUUID() };
}

/** The context of the page being rendered, made once per request. */
export const pageContext = cache(async (): Promise<Context> => {
  const [cookieJar, head] = await Promise.all([cookies(), headers()]);
  const name = currentCookieName();
  return contextOf({ authorization: head.get("authorization"), sessionCookie: cookieJar.get(name)?.value });
});

export function currentCookieName(): string {
  return sessionCookieName(composition().environment.origin.startsWith("https:"));
}

async function actorOf({ authorization, sessionCookie }: Caller): Promise<Actor> {
  const { database, environment } = composition();
  if (authorization !== null) {
    const token = /^Bearer (\S{1,200})$/iu.exec(authorization)?.[1];
    return token === undefined ? { kind: "anonymous" } : findTokenActor(database, token);
  }
  if (sessionCookie === undefined) return { kind: "anonymous" };
  const session = await readSession(sessionCookie, environment.sessionSecret);
  return session ? findSessionActor(database, session) : { kind: "anonymous" };
}
