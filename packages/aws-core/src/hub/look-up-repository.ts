import { modelInfo, repoExists } from "@huggingface/hub";
import { chooseWeights } from "./choose-weights.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { HubError } from "./hub-error.ts";
import { countParameters, listRoot, readJson, readShards, type Hub } from "./hub-files.ts";
import { readConfig } from "./read-config.ts";
import type { HubModel, WeightFile } from "./schema.ts";
import { translateHubError } from "./translate-hub-error.ts";

export interface LookUpOptions {
  /** Owner and name, such as `mistralai/Mistral-7B-v0.3`. */
  repository: string;
  /** A branch, tag or commit; `main` when left out. */
  revision?: string;
  /** A read token; it goes to the Hub alone, and into no error. */
  token?: string;
  /** The Hub's address. */
  endpoint?: string;
  /** Milliseconds for the whole look-up. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export const defaultHubEndpoint = "https://huggingface.co";

const defaultTimeoutMs = 20_000;
const hubTokenPattern = /^hf_[A-Za-z0-9]{1,200}$/;
const repositoryPattern = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/;
const revisionPattern = /^(?!.*\.\.)[A-Za-z0-9][\w./-]{0,99}$/;

/**
 * Looks up a model on the Hugging Face Hub: the commit behind the version, whether it may be downloaded with
 * this token, and what decides how it is served. Reads descriptions only, no weights.
 *
 * Source: https://huggingface.co/docs/hub/api
 *
 * @throws HubError with cause and remedy
 */
export async function lookUpRepository(options: LookUpOptions): Promise<HubModel> {
  const { repository, token, signal, timeoutMs = defaultTimeoutMs } = options;
  assertWellFormed(options);
  const limit = AbortSignal.timeout(timeoutMs);
  const endpoint = (options.endpoint ?? defaultHubEndpoint).replace(/\/+$/, "");
  const hub = {
    hubUrl: endpoint,
    fetch: guardedFetch({ endpoint, signal: signal ? AbortSignal.any([signal, limit]) : limit }),
    ...(token === undefined ? {} : { accessToken: token }),
  };
  try {
    return await describe(hub, options);
  } catch (error) {
    const failure = translateHubError(error, { repository, hasToken: token !== undefined, signal });
    if (failure.code === "not-found" || failure.code === "unauthenticated")
      await refuseOtherKinds(hub, repository);
    throw failure;
  }
}

function assertWellFormed({ repository, revision, token }: LookUpOptions): void {
  if (!repositoryPattern.test(repository)) {
    throw new HubError("This is not the name of a repository.", {
      code: "name-invalid",
      remedy: "Give owner and name with a slash between them, such as mistralai/Mistral-7B-v0.3.",
    });
  }
  if (revision !== undefined && !revisionPattern.test(revision)) {
    throw new HubError("This is not a version of a repository.", {
      code: "name-invalid",
      remedy: "Give a branch, a tag or a commit, such as main.",
    });
  }
  if (token !== undefined) assertToken(token);
}

/** @throws HubError `token-invalid` for what cannot be a token; it is not repeated */
export function assertToken(token: string): void {
  if (hubTokenPattern.test(token)) return;
  throw new HubError("This is not a token of the Hugging Face Hub.", {
    code: "token-invalid",
    remedy: "Tokens begin with hf_. Make a read token at huggingface.co/settings/tokens.",
  });
}

async function describe(hub: Hub, { repository, revision = "main" }: LookUpOptions): Promise<HubModel> {
  const info = await modelInfo({
    ...hub,
    name: repository,
    revision,
    additionalFields: ["sha", "library_name", "safetensors", "cardData", "tags"],
  });
  const at = { repo: info.name, revision: assertCommit(info.sha) };
  const files = await listRoot(hub, at);
  const config = readConfig(await readJson(hub, { ...at, path: "config.json" }));
  const weights = chooseWeights(files, await readShards(hub, at, files));
  if (weights === null) throw noWeights(info.name, files);
  const counted = await countParameters(hub, { at, stated: info.safetensors, weights });
  return {
    repository: info.name,
    commit: at.revision,
    gated: gates[info.gated === false ? "no" : info.gated],
    private: info.private,
    architecture: config.architecture,
    modelType: config.modelType,
    parameters: counted.total,
    dtype: counted.dtype ?? config.dtype,
    weights,
    contextTokens: config.contextTokens,
    shape: config.shape,
    quantisation: config.quantisation,
    licence: licenceOf(info.cardData?.license, info.tags),
    hasTokenizer: files.some(({ path }) => tokenizerFiles.includes(path)),
    needsRemoteCode: config.needsRemoteCode,
    task: info.task ?? null,
    library: info.library_name ?? null,
  };
}

const gates = { no: "no", auto: "automatic", manual: "manual" } as const;

const tokenizerFiles: readonly string[] = [
  "tokenizer.json",
  "tokenizer.model",
  "tokenizer_config.json",
  "vocab.json",
  "vocab.txt",
  "spiece.model",
];

function assertCommit(sha: string): string {
  if (/^[0-9a-f]{40}$/.test(sha)) return sha;
  throw new HubError("The Hub names no commit of the repository.", {
    code: "unreadable",
    remedy: "Check the address of the Hub that Quarry is set up with (HF_ENDPOINT).",
  });
}

function licenceOf(stated: string | string[] | undefined, tags: readonly string[]): string | null {
  const [first] = typeof stated === "string" ? [stated] : (stated ?? []);
  const tag = tags.find((each) => each.startsWith("license:"));
  return first ?? tag?.slice("license:".length) ?? null;
}

function noWeights(repository: string, files: readonly WeightFile[]): HubError {
  const isAdapter = files.some(({ path }) => path.startsWith("adapter_model."));
  return new HubError(
    isAdapter
      ? `${repository} holds an adapter, which is no model by itself.`
      : `${repository} holds no weights in its root folder.`,
    {
      code: "no-weights",
      remedy: isAdapter
        ? "Merge the adapter into its base model and give that repository."
        : "Give a repository with safetensors files. Its owner may keep them under another name.",
    },
  );
}

/** The Hub has no model of that name: says so if it is something else. Failures here do not hide the first. */
async function refuseOtherKinds(hub: Hub, name: string): Promise<void> {
  for (const type of ["dataset", "space"] as const) {
    const exists = await repoExists({ ...hub, repo: { type, name } }).catch(() => false);
    if (!exists) continue;
    throw new HubError(`${name} is a ${type}, not a model.`, {
      code: "not-a-model",
      remedy: "Give the repository of a model.",
    });
  }
}
