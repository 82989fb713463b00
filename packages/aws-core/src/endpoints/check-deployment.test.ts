import { expect, test } from "vitest";
import { checkDeployment, gravestVerdict } from "./check-deployment.ts";
import type { DeploymentFacts } from "./checks/deployment-check.ts";
import type { DeploymentSpec } from "./deployment-spec.ts";
import { aComponentDeployment, aDeployment, aHubModel } from "./testing/a-deployment.ts";
import { anEightBModel, goodFacts } from "./testing/deployment-facts.ts";

const { instances, network } = aDeployment();
const onType = (type: string) => ({ instances: { ...instances, type } });

function found(spec: DeploymentSpec, facts: Partial<DeploymentFacts> = {}) {
  return checkDeployment(spec, goodFacts(facts));
}

test("a sound deployment passes every check, with its price", () => {
  const checks = found(aDeployment());
  expect(gravestVerdict(checks)).toBe("ok");
  expect(checks.map(({ id }) => id)).toEqual([
    "name",
    "region",
    "quota",
    "role",
    "image",
    "machine-image",
    "device",
    "access",
    "memory",
    "limits",
    "price",
  ]);
  expect(checks.at(-1)?.why).toContain("$1.52 an hour, $1,105.95 a month of 730 hours.");
});

test("every line that is not well says what to do, and reads as sentences", () => {
  const spec = aDeployment({ ...onType("ml.m5.large"), roleArn: "arn:aws:iam::999999999999:role/other" });
  for (const check of found(spec, { quota: "none", name: "taken" })) {
    expect(check.why).toMatch(/\.$/);
    expect(check.remedy === null).toBe(check.verdict === "ok" || check.verdict === "unknown");
  }
});

const hf = (access: Extract<DeploymentSpec["model"], { source: "hub" }>["access"]) => ({
  model: { ...aHubModel, access },
});
const aToken = { kind: "token", tokenId: "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f" } as const;
const llamaToken = { name: "llama", owner: "acme-models", kind: "fine-grained" } as const;
function aSecret({ region = "us-west-2", account = "111122223333" } = {}) {
  const secretArn = `arn:aws:secretsmanager:${region}:${account}:secret:hub-token-AbCdEf`;
  return { kind: "secret", secretArn } as const;
}
const image = (kind: "tgi" | "tei" | "tei-cpu" | "llamacpp" | "vllm", version: string) => ({
  image: { from: "aws", kind, version } as const,
});
const ownImage = (account: string, region = "us-west-2") => ({
  image: { from: "own", uri: `${account}.dkr.ecr.${region}.amazonaws.com/serving:1`, body: "raw" } as const,
});
const scaling = { minimum: 1, maximum: 6, target: 5, scaleInCooldown: 200, scaleOutCooldown: 200 };

interface Case {
  what: string;
  spec?: Partial<DeploymentSpec>;
  facts?: Partial<DeploymentFacts>;
  /** The check's id, its verdict, and words of what it says. */
  says: readonly [id: string, verdict: string, words: RegExp];
}

const inS3 = (artefact: DeploymentFacts["artefact"]) => ({
  spec: { model: { source: "s3", uri: "s3://models/llama/" } as const },
  facts: { model: null, artefact },
});

const cases: readonly Case[] = [
  { what: "a name in use", facts: { name: "taken" }, says: ["name", "blocked", /already has/] },
  { what: "a name of our own", facts: { name: "ours" }, says: ["name", "ok", /taken up again/] },
  {
    what: "a name nobody could ask for",
    facts: { name: "unknown" },
    says: ["name", "unknown", /could not ask/],
  },
  {
    what: "a type the Region lacks",
    facts: { quota: "none" },
    says: ["region", "blocked", /does not offer/],
  },
  {
    what: "a type the Region lacked once",
    spec: { region: "eu-west-1", ...onType("ml.g6.xlarge") },
    facts: { quota: "unknown" },
    says: ["region", "warn", /As far as Quarry knows/],
  },
  {
    what: "a type that a quota proves",
    spec: { region: "eu-west-1", ...onType("ml.g6.xlarge") },
    says: ["region", "ok", /offers/],
  },
  {
    what: "a Region Quarry does not know",
    spec: { region: "sa-east-1" },
    facts: { quota: "unknown" },
    says: ["region", "unknown", /does not know/],
  },
  {
    what: "a quota of 0",
    facts: { quota: { limit: 0, used: 0 } },
    says: ["quota", "blocked", /may run 0 × ml\.g5\.2xlarge and runs 0; this needs 1/],
  },
  { what: "a quota in use", facts: { quota: { limit: 4, used: 4 } }, says: ["quota", "blocked", /runs 4/] },
  {
    what: "the last free instance",
    facts: { quota: { limit: 4, used: 3 } },
    says: ["quota", "ok", /needs 1/],
  },
  {
    what: "a quota below the maximum",
    spec: { scaling },
    says: ["quota", "warn", /the 6 that it may scale to/],
  },
  { what: "an unreadable quota", facts: { quota: "unknown" }, says: ["quota", "unknown", /could not read/] },
  {
    what: "a role of another account",
    spec: { roleArn: "arn:aws:iam::999999999999:role/other" },
    says: ["role", "blocked", /belongs to account 999999999999/],
  },
  {
    what: "a role without trust",
    facts: { role: { verdict: "untrusted", why: "No." } },
    says: ["role", "blocked", /No/],
  },
  {
    what: "a role that is missing",
    facts: { role: { verdict: "missing", why: "No." } },
    says: ["role", "blocked", /No/],
  },
  {
    what: "a role just made",
    facts: { role: { verdict: "propagating", why: "New." } },
    says: ["role", "warn", /New/],
  },
  {
    what: "a role nobody could read",
    facts: { role: { verdict: "unknown", why: "?." } },
    says: ["role", "unknown", /\?/],
  },
  { what: "an archived image", spec: image("tgi", "3.3.6"), says: ["image", "warn", /no more releases/] },
  { what: "a version that does not exist", spec: image("vllm", "9.9"), says: ["image", "blocked", /9\.9/] },
  {
    what: "an image in another Region",
    spec: ownImage("111122223333", "us-east-1"),
    says: ["image", "blocked", /us-east-1/],
  },
  {
    what: "an image of another account",
    spec: ownImage("999999999999"),
    says: ["image", "warn", /must let this one/],
  },
  { what: "an image of one's own", spec: ownImage("111122223333"), says: ["image", "ok", /is pulled/] },
  {
    what: "a GPU image without a GPU",
    spec: onType("ml.m5.large"),
    says: ["device", "blocked", /has no GPU/],
  },
  { what: "a GPU image on Neuron", spec: onType("ml.inf2.xlarge"), says: ["device", "blocked", /Neuron/] },
  { what: "a CPU image on a GPU", spec: image("tei-cpu", "1.9.3"), says: ["device", "warn", /is paid for/] },
  {
    what: "GGUF files on vLLM",
    facts: { model: anEightBModel({ weights: { format: "gguf", files: [], bytes: null } }) },
    says: ["format", "blocked", /GGUF files only/],
  },
  {
    what: "llama.cpp without GGUF",
    spec: image("llamacpp", "b9522"),
    says: ["format", "blocked", /has none/],
  },
  { what: "a chat model on TEI", spec: image("tei", "1.9.3"), says: ["task", "warn", /text-generation/] },
  {
    what: "embeddings on vLLM",
    facts: { model: anEightBModel({ task: "feature-extraction" }) },
    says: ["task", "warn", /feature-extraction/],
  },
  {
    what: "foreign code that is not allowed",
    facts: { model: anEightBModel({ needsRemoteCode: true }) },
    says: ["remote-code", "blocked", /not allowed here/],
  },
  {
    what: "foreign code that is allowed",
    spec: { environment: { SM_VLLM_TRUST_REMOTE_CODE: "true" } },
    facts: { model: anEightBModel({ needsRemoteCode: true }) },
    says: ["remote-code", "warn", /with the role's permissions/],
  },
  {
    what: "a gated model without a token",
    facts: { model: anEightBModel({ gated: "manual" }) },
    says: ["access", "blocked", /gated/],
  },
  {
    what: "a private model with a token",
    spec: hf(aToken),
    facts: { model: anEightBModel({ private: true }), hubToken: llamaToken },
    says: ["access", "ok", /private.*“llama” of acme-models opens it/],
  },
  {
    what: "a token in the environment",
    spec: hf(aToken),
    says: ["token", "warn", /DescribeModel shows this token to whoever may read models in the account/],
  },
  {
    what: "a token that may write",
    spec: hf(aToken),
    facts: { hubToken: { ...llamaToken, kind: "write" } },
    says: ["token", "warn", /may also write/],
  },
  {
    what: "a token for an image of somebody's own",
    spec: { ...hf(aToken), ...ownImage("111122223333") },
    says: ["token", "warn", /Whoever built the image can read it/],
  },
  {
    what: "a token that is sent to another Hub",
    spec: { ...hf(aToken), environment: { HF_ENDPOINT: "https://mirror.example.com" } },
    says: ["token-goal", "warn", /to https:\/\/mirror\.example\.com/],
  },
  {
    what: "a secret that Quarry does not read",
    spec: { ...hf(aSecret()), ...ownImage("111122223333") },
    facts: { model: null },
    says: ["access", "unknown", /nobody has seen whether it opens/],
  },
  {
    what: "a token that was removed since the model was made",
    spec: hf(aToken),
    facts: { model: null },
    says: ["access", "unknown", /not kept here any more/],
  },
  {
    what: "a secret beside the endpoint",
    spec: { ...hf(aSecret()), ...ownImage("111122223333") },
    says: ["token", "ok", /secretsmanager:GetSecretValue/],
  },
  {
    what: "a secret of another account",
    spec: { ...hf(aSecret({ account: "444455556666" })), ...ownImage("111122223333") },
    says: ["token", "warn", /belongs to account 444455556666/],
  },
  {
    what: "a secret of another Region",
    spec: { ...hf(aSecret({ region: "eu-west-1" })), ...ownImage("111122223333") },
    says: ["token", "warn", /lies in eu-west-1/],
  },
  {
    what: "a Hub that could not be asked",
    facts: { model: null },
    says: ["access", "unknown", /could not ask the Hub/],
  },
  {
    what: "an artefact that nobody looked for",
    ...inS3(null),
    says: ["access", "unknown", /Nobody has looked/],
  },
  {
    what: "an artefact that is there",
    ...inS3({ found: "there", files: 7, bytes: 16_070_000_000, weightBytes: 16_060_000_000 }),
    says: ["access", "ok", /7 files of 16.1 GB/],
  },
  {
    what: "an address with nothing",
    ...inS3({ found: "nothing" }),
    says: ["access", "blocked", /nothing at s3/],
  },
  {
    what: "a bucket that is not there",
    ...inS3({ found: "no-bucket" }),
    says: ["access", "blocked", /no bucket models/],
  },
  {
    what: "a bucket of another Region",
    ...inS3({ found: "elsewhere", region: "eu-central-1" }),
    says: ["access", "blocked", /eu-central-1, and the endpoint in us-west-2/],
  },
  {
    what: "a bucket that may not be listed",
    ...inS3({ found: "unknown", why: "Quarry may not list the bucket." }),
    says: ["access", "unknown", /may not list/],
  },
  {
    what: "another commit than the checked one",
    facts: { model: anEightBModel({ commit: "f".repeat(40) }) },
    says: ["commit", "warn", /ffffffffffff/],
  },
  {
    what: "a model that is too large",
    spec: onType("ml.g4dn.xlarge"),
    says: ["memory", "blocked", /does not fit/],
  },
  {
    what: "a model that is tight",
    spec: { environment: { SM_VLLM_MAX_MODEL_LEN: "16384" } },
    says: ["memory", "warn", /little room/],
  },
  {
    what: "all that the model can",
    spec: { environment: {} },
    says: ["memory", "blocked", /does not fit/],
  },
  {
    what: "a type nobody knows",
    spec: onType("ml.future.large"),
    says: ["memory", "unknown", /ml\.future\.large/],
  },
  {
    what: "an artefact whose size is known",
    ...inS3({ found: "there", files: 2, bytes: 90_000_000_000, weightBytes: 60_000_000_000 }),
    says: ["memory", "blocked", /about 59/],
  },
  {
    what: "limits that contradict each other",
    spec: { ...image("tgi", "3.3.6"), environment: { MAX_INPUT_LENGTH: "4096", MAX_TOTAL_TOKENS: "4096" } },
    says: ["limits", "blocked", /smaller than/],
  },
  {
    what: "a volume beside NVMe disks",
    spec: { instances: { ...instances, volumeGb: 256 } },
    says: ["disks", "blocked", /no volume size/],
  },
  {
    what: "a key beside NVMe disks",
    spec: { network: { ...network, kmsKey: "alias/models" } },
    says: ["disks", "blocked", /no key/],
  },
  {
    what: "a volume below the weights",
    spec: { instances: { ...instances, type: "ml.r5.12xlarge", volumeGb: 16 } },
    says: ["disks", "blocked", /17 GB of weights do not fit on 16 GB/],
  },
  {
    what: "a type without a price",
    spec: onType("ml.p5e.48xlarge"),
    says: ["price", "unknown", /knows no price/],
  },
];

test.each(cases)("$what", ({ spec, facts, says: [id, verdict, words] }) => {
  const lines = found(aDeployment(spec), facts).filter((check) => check.id === id);
  expect(lines).toEqual([expect.objectContaining({ verdict, why: expect.stringMatching(words) })]);
});

const place = {
  mode: "INFERENCE_COMPONENT_BASED",
  copies: 1,
  accelerators: 1,
  cpus: 2,
  memoryMib: 5120,
} as const;

test.each<[string, Partial<DeploymentSpec>, string, RegExp]>([
  ["copies that all find a place", {}, "ok", /carries 1, all of them 3; this needs up to 3/],
  [
    "a copy with more GPUs than there are",
    { placement: { ...place, accelerators: 2 } },
    "blocked",
    /One copy asks/,
  ],
  [
    "a copy with more memory than there is",
    { placement: { ...place, memoryMib: 40_000 } },
    "blocked",
    /One copy asks/,
  ],
  [
    "a copy with more processors than there are",
    { placement: { ...place, cpus: 9 } },
    "blocked",
    /One copy asks/,
  ],
  ["more copies than places", { placement: { ...place, copies: 4 } }, "blocked", /begins with 4/],
  ["a maximum above the places", { scaling: { ...scaling, minimum: 0 } }, "warn", /scale to 6 copies/],
])("%s", (...[, part, verdict, words]) => {
  expect(found(aComponentDeployment(part))).toContainEqual(
    expect.objectContaining({ id: "copies", verdict, why: expect.stringMatching(words) }),
  );
});

test("a component that scales to zero says what callers will see, and one without a GPU is stopped", () => {
  expect(found(aComponentDeployment())).toContainEqual(
    expect.objectContaining({ id: "scale-to-zero", verdict: "warn" }),
  );
  const without = aComponentDeployment({ placement: { ...place, accelerators: 0 } });
  expect(found(without)).toContainEqual(expect.objectContaining({ id: "device", verdict: "blocked" }));
});

test("the gravest verdict is that of all", () => {
  expect(gravestVerdict([])).toBe("ok");
  expect(gravestVerdict(found(aDeployment(), { quota: "unknown" }))).toBe("unknown");
  expect(gravestVerdict(found(aDeployment({ scaling }), { name: "unknown" }))).toBe("warn");
  expect(gravestVerdict(found(aDeployment({ scaling }), { name: "taken" }))).toBe("blocked");
});
