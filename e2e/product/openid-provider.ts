// A real OpenID provider whose people sign in without a page, and whose tokens a test may spoil.
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair, importJWK } from "jose";
import type { JWTPayload } from "jose";
import { Provider } from "oidc-provider";
import type { Configuration } from "oidc-provider";
import { freePort } from "./free-port.ts";

export interface OpenIdPerson {
  subject: string;
  email?: string;
  /** As the provider writes it; true at an honest one. */
  emailVerified?: unknown;
  name?: string;
}

/** How an ID token is spoilt: its claims are changed, and it is signed by whom. */
export interface Forgery {
  claims?: (claims: JWTPayload) => JWTPayload;
  signedBy: "provider" | "stranger" | "nobody";
}

export interface OpenIdProvider {
  issuer: string;
  client: { id: string; secret: string };
  /** Whoever comes next is this person. */
  expectPerson: (person: OpenIdPerson) => void;
  /** Spoils every ID token from now on; undefined makes it honest again. */
  forge: (forgery: Forgery | undefined) => void;
  /** Goes away, and comes back at the same address. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

const client = { id: "quarry", secret: "a-secret-for-browser-tests" };

/** Starts a provider for one client that comes back at the address. */
export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const keys = await signingKeys();
  let person: OpenIdPerson = { subject: "nobody" };
  let forgery: Forgery | undefined;
  const provider = new Provider(
    issuer,
    configurationFor({ redirectUri, jwk: keys.jwk, personNow: () => person }),
  );
  provider.use(async (context, next) => {
    await next();
    const { body } = context;
    if (forgery === undefined || !isTokenAnswer(body)) return;
    context.body = { ...body, id_token: await forged(body.id_token, forgery, keys) };
  });
  const answer = provider.callback();
  let server = createServer();
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  const start = async (): Promise<void> => {
    server = createServer((request, response) => {
      if (request.url?.startsWith("/interaction/")) void finish(provider, person, { request, response });
      else void answer(request, response);
    });
    server.listen(port, "localhost");
    await once(server, "listening");
  };
  await start();
  return {
    issuer,
    client,
    expectPerson: (next) => {
      person = next;
    },
    forge: (next) => {
      forgery = next;
    },
    stop,
    start,
  };
}

interface ConfigurationParts {
  redirectUri: string;
  jwk: Record<string, unknown>;
  personNow: () => OpenIdPerson;
}

function configurationFor({ redirectUri, jwk, personNow }: ConfigurationParts): Configuration {
  return {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    jwks: { keys: [jwk] },
    cookies: { keys: ["a-key-for-browser-tests"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    // Providers of companies put the claims into the ID token.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => {
      const { email, emailVerified = true, name } = personNow();
      return { accountId, claims: () => ({ sub: accountId, email, email_verified: emailVerified, name }) };
    },
    loadExistingGrant: async (context) => {
      const { oidc } = context;
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

async function finish(
  provider: Provider,
  { subject }: OpenIdPerson,
  { request, response }: Exchange,
): Promise<void> {
  await provider.interactionFinished(request, response, { login: { accountId: subject } });
}

type SigningKeys = Awaited<ReturnType<typeof signingKeys>>;

async function signingKeys() {
  const [own, foreign] = await Promise.all([
    generateKeyPair("RS256", { extractable: true }),
    generateKeyPair("RS256", { extractable: true }),
  ]);
  const jwk = { ...(await exportJWK(own.privateKey)), kid: "own", alg: "RS256", use: "sig" };
  return { jwk, provider: await importJWK(jwk, "RS256"), stranger: foreign.privateKey };
}

async function forged(token: string, { claims, signedBy }: Forgery, keys: SigningKeys): Promise<string> {
  const honest = decodeJwt(token);
  const spoilt = claims ? claims(honest) : honest;
  if (signedBy === "nobody") return new UnsecuredJWT(spoilt).encode();
  return new SignJWT(spoilt).setProtectedHeader({ alg: "RS256", kid: "own" }).sign(keys[signedBy]);
}

function isTokenAnswer(body: unknown): body is { id_token: string } {
  return typeof body === "object" && body !== null && "id_token" in body && typeof body.id_token === "string";
}
