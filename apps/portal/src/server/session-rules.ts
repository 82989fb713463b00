import type { Database } from "@quarry/domain/operation/context";
import { beginSession } from "@quarry/domain/settings/begin-session";
import { endSession } from "@quarry/domain/settings/end-session";
import { sessionLifetime } from "@quarry/domain/settings/session";
import type { Session } from "@quarry/domain/settings/session";
import { findSessionActor } from "@quarry/domain/settings/find-actor";
import { recordSignIn } from "@quarry/domain/settings/record-sign-in";
import type { NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import type { JWT } from "next-auth/jwt";
import { z } from "zod";

interface SessionRules {
  session: NonNullable<NextAuthOptions["session"]>;
  events: NonNullable<NextAuthOptions["events"]>;
  callbacks: Required<Pick<NonNullable<NextAuthOptions["callbacks"]>, "jwt" | "session">>;
}

/** How sessions begin, go on and end: a cookie says whose it is, which and since when; the rest is looked up. */
export function sessionRules(database: Database): SessionRules {
  const maxAge = sessionLifetime / 1000;
  return {
    session: { strategy: "jwt", maxAge, updateAge: maxAge },
    events: {
      signIn: ({ user, account }) => recordSignIn(database, user.id, account?.provider ?? "unknown"),
      signOut: async ({ token }) => {
        const session = sessionIn(token);
        if (session) await endSession(database, session);
      },
    },
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user) return tokenOf(await beginSession(database, user.id));
        const session = sessionIn(token);
        const isAlive = session && (await findSessionActor(database, session)).kind === "user";
        if (isAlive) return tokenOf(session);
        throw new Error("This session has ended.");
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub ?? "" } }),
    },
  };
}

/** The session that a cookie holds, or null where it holds none of this portal. Whether it has ended is not said. */
export async function readSession(cookie: string, secret: string): Promise<Session | null> {
  try {
    return sessionIn(await decode({ token: cookie, secret }));
  } catch {
    // A cookie that was made with another secret, or by hand, is no session.
    return null;
  }
}

const Claims = z.object({ sub: z.uuid(), session: z.uuid(), began: z.number() });

function tokenOf({ id, userId, began }: Session): JWT {
  return { sub: userId, session: id, began: began.getTime() };
}

function sessionIn(token: JWT | null): Session | null {
  const claims = Claims.safeParse(token);
  if (!claims.success) return null;
  const { sub, session, began } = claims.data;
  return { id: session, userId: sub, began: new Date(began) };
}
