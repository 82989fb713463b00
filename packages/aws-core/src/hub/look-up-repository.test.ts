import type { ServerResponse } from "node:http";
import { createServer } from "node:http";
import { once } from "node:events";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { HubError } from "./hub-error.ts";
import { lookUpRepository, type LookUpOptions } from "./look-up-repository.ts";
import { HubModel } from "./schema.ts";
import { hubRepositories } from "./testing/hub-repositories.ts";
import { hubTokens } from "./testing/hub-accounts.ts";
import { startHubServer, type HubServer, type HubServerOptions } from "./testing/start-hub-server.ts";

let hub: HubServer | undefined;

afterEach(async () => {
  await hub?.close();
  hub = undefined;
});

async function lookUp(options: LookUpOptions, server: Partial<HubServerOptions> = {}): Promise<HubModel> {
  hub ??= await startHubServer({ port: 0, ...server });
  return HubModel.parse(await lookUpRepository({ endpoint: hub.url, ...options }));
}

async function refusal(options: LookUpOptions, server: Partial<HubServerOptions> = {}): Promise<HubError> {
  const outcome = await lookUp(options, server).catch((error: unknown) => error);
  if (outcome instanceof HubError) return outcome;
  throw new Error("The look-up did not fail as it should.", { cause: outcome });
}

/** Answers every request whose path fits in a way of the test's own. */
const answering =
  (path: RegExp, answer: (response: ServerResponse) => void): NonNullable<HubServerOptions["intercept"]> =>
  (request, response) => {
    if (!path.test(request.url ?? "")) return false;
    answer(response);
    return true;
  };

const small = "HuggingFaceTB/SmolLM2-1.7B-Instruct";
const llama = "meta-llama/Llama-3.1-8B-Instruct";

test("an open model is described at the commit behind its branch", async () => {
  expect(await lookUp({ repository: small })).toEqual({
    repository: small,
    commit: "31b70e2e869a7173562077fd711b654946d38674",
    gated: "no",
    private: false,
    architecture: "LlamaForCausalLM",
    modelType: "llama",
    parameters: 1_711_376_384,
    dtype: "BF16",
    weights: {
      format: "safetensors",
      files: [{ path: "model.safetensors", bytes: 3_422_777_952 }],
      bytes: 3_422_777_952,
    },
    contextTokens: 8192,
    shape: { layers: 24, heads: 32, keyValueHeads: 32, headSize: 64 },
    quantisation: null,
    licence: "apache-2.0",
    hasTokenizer: true,
    needsRemoteCode: false,
    task: "text-generation",
    library: "transformers",
  });
});

test("a gated model is described to a token that was granted access, from its shards alone", async () => {
  const model = await lookUp({ repository: llama, token: hubTokens.full });
  expect(model).toMatchObject({ gated: "manual", weights: { format: "safetensors", bytes: 16_060_556_376 } });
  expect(model.weights.files).toHaveLength(4);
});

test("a model in thirty shards has the bytes of all", async () => {
  const model = await lookUp({ repository: "nvidia/Llama-3.1-Nemotron-70B-Instruct-HF" });
  expect(model).toMatchObject({ parameters: 70_553_706_496, weights: { bytes: 141_107_412_752 } });
});

test("a quantised model tells how", async () => {
  expect(await lookUp({ repository: "Qwen/Qwen2.5-7B-Instruct-AWQ" })).toMatchObject({
    quantisation: { method: "awq", bits: 4 },
    shape: { heads: 28, keyValueHeads: 4, headSize: 128 },
  });
});

test("safetensors are taken before a second copy in PyTorch's format, which is taken alone too", async () => {
  expect(await lookUp({ repository: "BAAI/bge-base-en-v1.5" })).toMatchObject({
    task: "feature-extraction",
    weights: { format: "safetensors", bytes: 437_955_512 },
  });
  expect(await lookUp({ repository: "facebook/opt-1.3b" })).toMatchObject({
    parameters: null,
    dtype: "float16",
    weights: { format: "bin", bytes: 2_631_639_523 },
  });
});

test("what a configuration does not tell is null, and foreign code is named", async () => {
  expect(await lookUp({ repository: "quarry-demo/no-architecture" })).toMatchObject({
    architecture: null,
    modelType: null,
    contextTokens: null,
    shape: { layers: 12, heads: null },
    needsRemoteCode: true,
    hasTokenizer: false,
    licence: null,
    weights: { format: "gguf" },
  });
});

test("a commit is looked up as it is", async () => {
  const revision = "31b70e2e869a7173562077fd711b654946d38674";
  expect(await lookUp({ repository: small, revision })).toMatchObject({ commit: revision });
});

test.each([
  ["gated, without a token", { repository: llama }, "gated", /Accept the terms.*read token/],
  [
    "gated, with a token that was granted nothing",
    { repository: llama, token: hubTokens.plain },
    "gated",
    /wait until access/,
  ],
  [
    "gated, while its owner has not decided",
    { repository: llama, token: hubTokens.waiting },
    "gated",
    /Wait until access is granted/,
  ],
  [
    "gated, with a token whose account was turned away",
    { repository: llama, token: hubTokens.rejected },
    "gated",
    /account that was granted access/,
  ],
  [
    "gated, with a fine-grained token that does not cover it",
    { repository: llama, token: hubTokens.narrow },
    "forbidden",
    /read public gated repositories/,
  ],
  [
    "open, with a token that the Hub does not know",
    { repository: small, token: "hf_QuarryTestNobodyKnows" },
    "unauthenticated",
    /new read token/,
  ],
  [
    "private, without a token",
    { repository: "acme-research/claims-llama-8b" },
    "unauthenticated",
    /spelling.*token/,
  ],
  [
    "private, with a token of somebody else",
    { repository: "acme-research/claims-llama-8b", token: hubTokens.plain },
    "not-found",
    /capital letters/,
  ],
  ["misspelt, without a token", { repository: "mistralai/Mistrall-7B" }, "unauthenticated", /spelling/],
  [
    "misspelt, with a token",
    { repository: "mistralai/Mistrall-7B", token: hubTokens.plain },
    "not-found",
    /capital letters/,
  ],
  ["an unknown branch", { repository: small, revision: "v9" }, "not-found", /version/],
  ["a dataset", { repository: "rajpurkar/squad" }, "not-a-model", /model/],
  ["an adapter", { repository: "quarry-demo/adapter-only" }, "no-weights", /Merge/],
] as const)("%s is refused with cause and remedy", async (...[, options, code, remedy]) => {
  const error = await refusal(options);
  expect(error).toMatchObject({ code, remedy: expect.stringMatching(remedy) });
});

test("a private model is described to who may read it", async () => {
  const model = await lookUp({ repository: "acme-research/claims-llama-8b", token: hubTokens.full });
  expect(model.private).toBe(true);
});

test.each([
  ["Mistral-7B", {}],
  ["../../api/whoami", {}],
  ["a/b/c", {}],
  ["a/b?x", {}],
  ["a/b\n", {}],
  [small, { revision: "../main" }],
  [small, { revision: "a/../../b" }],
])("%j with %j never reaches the Hub", async (repository, part) => {
  expect(await refusal({ repository, ...part })).toMatchObject({ code: "name-invalid" });
  expect(hub?.requests).toEqual([]);
});

test("what is no token is neither sent nor repeated", async () => {
  const error = await refusal({ repository: small, token: "AKIASOMETHINGELSE" });
  expect(error).toMatchObject({ code: "token-invalid" });
  expect(JSON.stringify([error.message, error.remedy])).not.toContain("AKIA");
  expect(hub?.requests).toEqual([]);
});

test("no error holds the token", async () => {
  const token = "hf_QuarryTestSecretSecret";
  for (const repository of [llama, "acme-research/claims-llama-8b"]) {
    const error = await refusal({ repository, token });
    const { inspect } = await import("node:util");
    expect(inspect(error, { depth: 10 })).not.toContain(token);
  }
});

test("a pause that the Hub asks for is handed on in seconds", async () => {
  const intercept = answering(/^\/api/, (response) =>
    response.writeHead(429, { "retry-after": "37" }).end("{}"),
  );
  expect(await refusal({ repository: small }, { intercept })).toMatchObject({
    code: "rate-limited",
    retryAfter: 37,
    remedy: expect.stringContaining("37 seconds"),
  });
});

test.each([
  [403, "forbidden"],
  [500, "unreachable"],
])("the status %i is %s", async (status, code) => {
  const intercept = answering(/^\/api\/models/, (response) => response.writeHead(status).end("no"));
  expect(await refusal({ repository: small, token: hubTokens.plain }, { intercept })).toMatchObject({ code });
});

test("a Hub that is not there, one that never answers, and a cancelled look-up are told apart", async () => {
  expect(await refusal({ repository: small, endpoint: "http://127.0.0.1:1" })).toMatchObject({
    code: "unreachable",
  });
  await hub?.close();
  hub = await startHubServer({ port: 0, intercept: () => true });
  expect(await refusal({ repository: small, timeoutMs: 50 })).toMatchObject({ code: "timeout" });
  expect(await refusal({ repository: small, signal: AbortSignal.abort() })).toMatchObject({
    code: "aborted",
  });
});

test.each([{ "content-length": 2 * 1024 * 1024 }, { "transfer-encoding": "chunked" }])(
  "a description that is too large is not read: %j",
  async (sizeHeader) => {
    const endless = answering(/config\.json/, (response) => {
      response.writeHead(200, { etag: '"0"', "content-range": "bytes 0-0/10", ...sizeHeader });
      response.end(Buffer.alloc(2 * 1024 * 1024, " "));
    });
    expect(await refusal({ repository: small }, { intercept: endless })).toMatchObject({ code: "too-large" });
  },
);

test.each([
  ["no JSON", { etag: '"0"', "content-range": "bytes 0-2/3" }],
  ["of no size", { etag: '"0"' }],
])("a description that is %s is unreadable", async (_what, headers) => {
  const intercept = answering(/config\.json/, (response) => response.writeHead(206, headers).end("{{{"));
  expect(await refusal({ repository: small }, { intercept })).toMatchObject({ code: "unreadable" });
});

test("a renamed repository is followed within the Hub", async () => {
  const intercept: HubServerOptions["intercept"] = (request, response) => {
    const path = request.url ?? "";
    if (!path.includes("/old/name")) return false;
    response.writeHead(307, { location: path.replace("old/name", small) }).end();
    return true;
  };
  expect(await lookUp({ repository: "old/name" }, { intercept })).toMatchObject({ repository: small });
});

test("a redirect to anywhere else is not followed, and a circle ends", async () => {
  const seen: string[] = [];
  const stranger = createServer((request, response) => {
    seen.push(request.headers.authorization ?? "");
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(stranger, "listening");
  onTestFinished(() => {
    stranger.close();
  });
  const address = stranger.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const targets = [
    `http://127.0.0.1:${port}/x`,
    "http://169.254.169.254/latest",
    "https://evil.example/x",
    "/api/models/loop",
  ];
  for (const location of targets) {
    await hub?.close();
    hub = await startHubServer({
      port: 0,
      intercept: answering(/^\/api\/models/, (response) => response.writeHead(302, { location }).end()),
    });
    expect(await refusal({ repository: small, token: hubTokens.full })).toMatchObject({ code: "unreadable" });
  }
  expect(seen).toEqual([]);
});

test("a list that goes on elsewhere is not followed", async () => {
  const intercept = answering(/\/tree\//, (response) => {
    response.writeHead(200, {
      "content-type": "application/json",
      link: '<https://evil.example/next>; rel="next"',
    });
    response.end("[]");
  });
  expect(await refusal({ repository: small, token: hubTokens.full }, { intercept })).toMatchObject({
    code: "unreadable",
  });
});

test("a list that never ends, and one with too many files, are not read to their end", async () => {
  const pages = { next: "/api/models/a/b/tree/main", files: "[]" };
  const intercept: HubServerOptions["intercept"] = (request, response) => {
    if (!request.url?.includes("/tree/")) return false;
    const host = request.headers.host ?? "";
    const link = pages.next === "" ? {} : { link: `<http://${host}${pages.next}>; rel="next"` };
    response.writeHead(200, { "content-type": "application/json", ...link }).end(pages.files);
    return true;
  };
  expect(await refusal({ repository: small }, { intercept })).toMatchObject({
    code: "too-large",
    message: expect.stringContaining("requests"),
  });
  pages.next = "";
  pages.files = JSON.stringify(
    Array.from({ length: 10_001 }, (_, at) => ({ type: "file", oid: "", size: 1, path: `f${at}` })),
  );
  expect(await refusal({ repository: small })).toMatchObject({
    code: "too-large",
    message: expect.stringContaining("files"),
  });
});

test("a Hub that names no commit is not believed", async () => {
  const [first] = hubRepositories;
  if (!first) throw new Error("The test Hub has no repositories.");
  const repositories = [{ ...first, commit: "main" }];
  expect(await refusal({ repository: small }, { repositories })).toMatchObject({
    code: "unreadable",
    message: expect.stringContaining("commit"),
  });
});

test("without the Hub's count the parameters are counted from the header", async () => {
  const header = { weight: { dtype: "F16", shape: [10, 20], data_offsets: [0, 400] } };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  const file = Buffer.concat([length, text, Buffer.alloc(400)]);
  const [first] = hubRepositories;
  if (!first) throw new Error("The test Hub has no repositories.");
  const uncounted = { ...first, safetensors: null, sizes: { "model.safetensors": file.length } };
  const intercept: HubServerOptions["intercept"] = (request, response) => {
    if (!request.url?.endsWith("/model.safetensors")) return false;
    const [, from = "0", to = "0"] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
    const part = file.subarray(Number(from), Number(to) + 1);
    const range = `bytes ${from}-${Number(from) + part.length - 1}/${file.length}`;
    response.writeHead(206, { "content-range": range, "content-length": part.length, etag: '"0"' }).end(part);
    return true;
  };
  const model = await lookUp({ repository: small }, { repositories: [uncounted], intercept });
  expect(model).toMatchObject({ parameters: 200, dtype: "F16" });
});
