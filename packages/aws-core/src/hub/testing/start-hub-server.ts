import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { hubAccounts, type HubAccount } from "./hub-accounts.ts";
import { hubRepositories, type ServedRepository } from "./hub-repositories.ts";

export interface HubServer {
  /** To be given as the Hub's endpoint (HF_ENDPOINT). */
  url: string;
  /** Paths that were asked for, with the token that came with each. */
  requests: { path: string; token: string | null }[];
  /** From now on the Hub does not know the token any more. */
  revoke(token: string): void;
  /** The Hub knows it again. */
  restore(token: string): void;
  close(): Promise<void>;
}

export interface HubServerOptions {
  /** 0 takes any free port. */
  port: number;
  /** Who may connect; only this machine unless told. */
  host?: string;
  repositories?: readonly ServedRepository[];
  /** Further accounts by their tokens. */
  accounts?: Readonly<Record<string, HubAccount>>;
  /** Answers a request in its own way and returns true, or leaves it to the server. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/**
 * Starts a small server that answers as the Hugging Face Hub does: repository information, listings, and
 * descriptions to read. It has no weights; a header or a file that nobody needs is not there.
 */
export async function startHubServer({
  port,
  host = "127.0.0.1",
  repositories = hubRepositories,
  accounts = {},
  intercept,
}: HubServerOptions): Promise<HubServer> {
  const requests: HubServer["requests"] = [];
  const revoked = new Set<string>();
  const known = { ...hubAccounts, ...accounts };
  const server = createServer((request, response) => {
    const token = tokenOf(request);
    requests.push({ path: request.url ?? "", token });
    if (intercept?.(request, response)) return;
    answer({
      url: new URL(request.url ?? "/", "http://hub"),
      token,
      account: token === null || revoked.has(token) ? undefined : known[token],
      repositories,
      response,
      range: request.headers.range,
    });
  });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${bound}`,
    requests,
    revoke: (token) => void revoked.add(token),
    restore: (token) => void revoked.delete(token),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Asked {
  url: URL;
  token: string | null;
  /** Whose the token is; undefined without one, and for one that the Hub does not know. */
  account: HubAccount | undefined;
  repositories: readonly ServedRepository[];
  response: ServerResponse;
  range: string | undefined;
}

const apiPath = /^\/api\/(models|datasets|spaces)\/([^/]+\/[^/]+)(?:\/(revision|tree)\/([^/]+))?$/;
const filePath = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/;

function answer(asked: Asked): void {
  const path = decodeURIComponent(asked.url.pathname);
  if (asked.token !== null && !asked.account) {
    refuse(asked, { status: 401, code: "", text: "Invalid credentials in Authorization header" });
    return;
  }
  if (path === "/api/whoami-v2") {
    answerWhoAmI(asked);
    return;
  }
  const api = apiPath.exec(path);
  if (api) {
    const [, kind = "", id = "", what, revision] = api;
    answerApi(asked, { kind, id, what, revision });
    return;
  }
  const file = filePath.exec(path);
  const repository = asked.repositories.find(({ id }) => id === file?.[1]);
  if (!file || !repository) {
    refuse(asked, { status: 404, code: "RepoNotFound", text: "Repository not found" });
    return;
  }
  answerFile(asked, repository, file[3] ?? "");
}

/** Source: https://huggingface.co/docs/huggingface_hub/package_reference/hf_api, `whoami` */
function answerWhoAmI(asked: Asked): void {
  const { account } = asked;
  if (!account) {
    refuse(asked, { status: 401, code: "", text: "Invalid username or password." });
    return;
  }
  const { name, role } = account;
  const accessToken = { displayName: `${role} token`, role, createdAt: "2026-01-15T09:00:00.000Z" };
  const auth = { type: "access_token", accessToken };
  json(asked.response, { type: "user", id: "0".repeat(24), name, fullname: name, orgs: [], auth });
}

interface ApiQuestion {
  kind: string;
  id: string;
  what: string | undefined;
  revision: string | undefined;
}

function answerApi(asked: Asked, { kind, id, what, revision }: ApiQuestion): void {
  const repository = asked.repositories.find((each) => each.id === id && `${each.kind}s` === kind);
  if (!repository || (repository.private && asked.account?.readsPrivate !== true)) {
    // The Hub tells nobody without a token whether a repository exists.
    if (asked.token === null)
      refuse(asked, { status: 401, code: "RepoNotFound", text: "Invalid username or password." });
    else refuse(asked, { status: 404, code: "RepoNotFound", text: "Repository not found" });
    return;
  }
  const known = revision === undefined || ["main", "HEAD", repository.commit].includes(revision);
  if (!known) {
    refuse(asked, { status: 404, code: "RevisionNotFound", text: `Invalid rev id: ${revision}` });
    return;
  }
  json(asked.response, what === "tree" ? listingOf(repository) : informationOf(repository));
}

function informationOf(repository: ServedRepository) {
  const { id, commit, gated, private: isPrivate, task, library, licence, safetensors } = repository;
  return {
    _id: commit.slice(0, 24),
    id,
    sha: commit,
    private: isPrivate,
    gated,
    downloads: 1000,
    likes: 10,
    lastModified: "2026-01-15T09:00:00.000Z",
    tags: licence === null ? [] : [`license:${licence}`],
    cardData: licence === null ? {} : { license: licence },
    ...(task === null ? {} : { pipeline_tag: task }),
    ...(library === null ? {} : { library_name: library }),
    ...(safetensors === null ? {} : { safetensors }),
  };
}

function listingOf({ contents, sizes }: ServedRepository) {
  const texts = Object.entries(contents).map(
    ([path, content]) => [path, JSON.stringify(content).length] as const,
  );
  return [...texts, ...Object.entries(sizes)]
    .filter(([path]) => !path.includes("/"))
    .map(([path, size]) => ({ type: "file", oid: "0".repeat(40), size, path }));
}

function answerFile(asked: Asked, repository: ServedRepository, path: string): void {
  const { gated, id, contents } = repository;
  const { account } = asked;
  const refusal = gated === false ? undefined : account ? account.refusal?.(id) : logIn(id);
  if (refusal !== undefined) {
    refuse(asked, { status: account ? 403 : 401, code: "GatedRepo", text: refusal });
    return;
  }
  if (!Object.hasOwn(contents, path)) {
    refuse(asked, { status: 404, code: "EntryNotFound", text: "Entry not found" });
    return;
  }
  sendPart(asked, Buffer.from(JSON.stringify(contents[path])));
}

const logIn = (id: string): string =>
  `Access to model ${id} is restricted. You must have access to it and be authenticated to access it. Please log in.`;

function sendPart({ response, range }: Asked, whole: Buffer): void {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (from === undefined || to === undefined) {
    response
      .writeHead(200, { "content-type": "text/plain", "content-length": whole.length, etag: '"0"' })
      .end(whole);
    return;
  }
  const part = whole.subarray(Number(from), Number(to) + 1);
  const headers = {
    "content-type": "text/plain",
    "content-length": part.length,
    "content-range": `bytes ${from}-${Number(from) + part.length - 1}/${whole.length}`,
    etag: '"0"',
  };
  response.writeHead(206, headers).end(part);
}

function refuse(
  { response, url }: Asked,
  { status, code, text }: { status: number; code: string; text: string },
): void {
  const isApi = url.pathname.startsWith("/api/");
  response
    .writeHead(status, {
      "content-type": isApi ? "application/json; charset=utf-8" : "text/plain; charset=utf-8",
      "x-error-code": code,
      "x-error-message": text,
    })
    .end(isApi ? JSON.stringify({ error: text }) : text);
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

function tokenOf({ headers }: IncomingMessage): string | null {
  return /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? null;
}
