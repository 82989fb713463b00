import "server-only";
import { findDemoPerson } from "@quarry/domain/settings/demo-people";
import { signInPerson } from "@quarry/domain/settings/sign-in-person";
import type { DefaultSession, NextAuthOptions, User } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import type { SignInRefusal } from "../app/sign-in/sign-in-error.ts";
import { composition } from "./composition.ts";
import { sessionCookieName } from "./session-cookie.ts";
import { sessionRules } from "./session-rules.ts";

declare module "next-auth" {
  /** All a session tells: who. */
  interface Session {
    user: { id: string } & DefaultSession["user"];
  }
  interface User {
    /** Why somebody whom the provider vouched for may not come in. */
    refusal?: SignInRefusal;
  }
}

/** How people sign in: through the OpenID provider, and in the demo as any of its people. */
export function signInOptions(): NextAuthOptions {
  const { environment, database } = composition();
  const { session, events, callbacks } = sessionRules(database);
  const isSecure = environment.origin.startsWith("https:");
  return {
    secret: environment.sessionSecret,
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    session,
    providers: [
      ...(environment.isDemo ? [demoProvider()] : []),
      ...(environment.openId ? [openIdProvider(environment.openId)] : []),
    ],
    cookies: {
      sessionToken: {
        name: sessionCookieName(isSecure),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
      },
    },
    events,
    callbacks: {
      ...callbacks,
      signIn: ({ user }) => (user.refusal === undefined ? true : `/sign-in?error=${user.refusal}`),
      redirect: ({ url, baseUrl }) => sameOrigin(url, baseUrl),
    },
  };
}

function demoProvider() {
  return CredentialsProvider({
    id: "demo",
    name: "Demo",
    credentials: { email: { type: "email" } },
    async authorize(credentials) {
      const { database } = composition();
      const person = await findDemoPerson(database, credentials?.email ?? "");
      return person && { id: person.id };
    },
  });
}

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  email: z.email(),
  email_verified: z.literal(true),
  name: z.string().optional(),
});

function openIdProvider({
  issuer,
  clientId,
  clientSecret,
  name,
}: {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}): OAuthConfig<object> {
  return {
    id: "openid",
    name,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/u, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    profile: async (claims) => personOf(claims),
  };
}

// next-auth swallows what is thrown here and leads back without a word, so a refusal travels to its next step.
async function personOf(given: object): Promise<User> {
  const claims = Claims.safeParse(given);
  if (!claims.success) return refused("ClaimsMissing");
  const { iss, sub, email, name } = claims.data;
  const { database } = composition();
  const answer = await signInPerson(database, { issuer: iss, subject: sub, email, name: name ?? email });
  if ("id" in answer) return answer;
  return refused(answer.refused === "suspended" ? "Suspended" : "NotAdded");
}

const refused = (refusal: SignInRefusal): User => ({ id: "nobody", refusal });

function sameOrigin(url: string, baseUrl: string): string {
  const target = URL.parse(url, baseUrl);
  return target?.origin === new URL(baseUrl).origin ? target.href : baseUrl;
}
