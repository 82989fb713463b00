import { HubModel } from "@quarry/aws-core/hub/schema";
import { SubmitRequestInput } from "@quarry/domain/requests/schema";
import { expect, test } from "vitest";
import { problemOf } from "../../client/refusal.ts";
import { draftShape, nameProblem, problemsOf } from "./deploy-check.ts";
import { deploySubmission, emptyDeployDraft, startOfScaling } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";
import { imageFor, nameFor, offerProblem, offersIn, withImage } from "./deploy-proposals.ts";
import { deploySteps, deployStepOf } from "./deploy-steps.ts";

const model = HubModel.parse({
  repository: "mlabonne/TwinLlama-3.1-8B",
  commit: "5b1fc2a1d0ac6c7c0a8a9b0d3c5e5f4a3b2c1d0e",
  gated: "no",
  private: false,
  architecture: "LlamaForCausalLM",
  modelType: "llama",
  parameters: 8_030_261_248,
  dtype: "BF16",
  weights: { format: "safetensors", files: [], bytes: 16_060_556_376 },
  contextTokens: 131_072,
  shape: { layers: 32, heads: 32, keyValueHeads: 8, headSize: 128 },
  quantisation: null,
  licence: "llama3.1",
  hasTokenizer: true,
  needsRemoteCode: false,
  task: "text-generation",
  library: "transformers",
});

/** Everything filled in as a member would. */
const whole: DeployDraft = {
  ...emptyDeployDraft,
  repository: model.repository,
  model,
  connectionId: "0198f3c2-7a4e-7b8e-8a53-6d2f7f1d0c11",
  accountId: "111122223333",
  region: "us-west-2",
  roleArn: "arn:aws:iam::111122223333:role/quarry-execution",
  imageVersion: "0.25.1",
  instanceType: "ml.g5.2xlarge",
  name: "twin-llama",
  purpose: "Ranking of answers",
};

const problemsWith = (part: Partial<DeployDraft>) => problemsOf({ ...whole, ...part });
const stepsWith = (part: Partial<DeployDraft>) => [
  ...new Set(problemsWith(part).map((problem) => deploySteps[deployStepOf(problem)]?.id)),
];

test("a draft that is filled in is taken as it is", () => {
  expect(problemsOf(whole)).toEqual([]);
  expect(SubmitRequestInput.parse(deploySubmission(whole))).toMatchObject({
    kind: "endpoint.create",
    spec: {
      deployment: {
        model: { repository: model.repository, revision: model.commit, access: { kind: "open" } },
        image: { from: "aws", kind: "huggingface-vllm", version: "0.25.1" },
        placement: { mode: "MODEL_BASED" },
        scaling: null,
        network: { vpc: null, kmsKey: null },
        async: null,
      },
    },
  });
});

test("a draft comes back from the browser's store as it was put there", () => {
  expect(draftShape.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
});

test("every problem of an empty draft belongs to a step that asks for its field", () => {
  const problems = problemsOf(emptyDeployDraft);
  expect(problems.length).toBeGreaterThan(5);
  for (const problem of problems) expect(deploySteps[deployStepOf(problem)]?.id).not.toBe("review");
});

test.each(
  [
    ["access", "model"],
    ["role", "place"],
    ["quota", "place"],
    ["memory", "place"],
    ["instances.type", "place"],
    ["instances.managed", "serving"],
    ["instances.volumeGb", "serving"],
    ["limits", "serving"],
    ["remote-code", "serving"],
    ["disks", "serving"],
    ["price", "review"],
  ].map(([field, step]) => ({ field, step })),
)("what the pre-flight says of $field is mended in the step $step", ({ field, step }) => {
  const problem = { path: `spec.deployment.${field}`, message: "No." };
  expect(deploySteps[deployStepOf(problem)]?.id).toBe(step);
});

test.each([
  ["twin_llama", /An underscore is not allowed/u, "twin-llama"],
  ["a".repeat(64), /at most 63 characters; this one has 64/u, "a".repeat(63)],
  ["llama-", /begins and ends with a letter or a digit/u, "llama"],
])("the name %j is refused with one that would be taken", (name, words, suggestion) => {
  expect(nameProblem({ ...whole, name })).toEqual({ message: expect.stringMatching(words), suggestion });
  expect(nameProblem({ ...whole, name: suggestion })).toBeUndefined();
});

test("a role of another account is refused before anything is sent", () => {
  const problems = problemsWith({ roleArn: "arn:aws:iam::444455556666:role/elsewhere" });
  expect(problemOf(problems, "spec.deployment.roleArn")).toMatch(/444455556666.*111122223333/u);
  expect(problemsWith({ roleArn: "elsewhere" })).toEqual([
    { path: "spec.deployment.roleArn", message: "Not the ARN of a role." },
  ]);
});

test("a model that was not looked up, and one that the container could not download, go no further", () => {
  const { source: _source, ...rest } = whole;
  expect(problemOf(problemsWith({ model: null }), "spec.deployment.model")).toMatch(/^Look .* up/u);
  const gated = { ...model, gated: "manual" as const };
  expect(problemOf(problemsWith({ model: gated }), "spec.deployment.model")).toMatch(/gated.*token.*S3/u);
  const closed = { ...model, private: true };
  expect(problemOf(problemsWith({ model: closed }), "spec.deployment.model")).toMatch(/private/u);
  const artefact = "s3://models/llama/";
  expect(problemsOf({ ...rest, source: "s3", artefact, model: gated })).toEqual([]);
});

test("what is left empty is refused where it is asked for, not sent as a number", () => {
  expect(stepsWith({ instances: null })).toEqual(["place"]);
  expect(stepsWith({ timeouts: { download: null, startup: 900 } })).toEqual(["serving"]);
  expect(stepsWith({ scaling: { ...startOfScaling, target: null } })).toEqual(["serving"]);
  expect(stepsWith({ imageVersion: "" })).toEqual(["place"]);
  expect(stepsWith({ purpose: " " })).toEqual(["why"]);
});

const row = (key: string) => ({ key, value: "1" });

test("variables without a name are left out, and one that is set twice is named", () => {
  const { environment } = deploySubmission({ ...whole, environment: [row(""), row("A")] }).spec.deployment;
  expect(environment).toEqual({ A: "1" });
  const problems = problemsWith({ environment: [row("A"), row("A")] });
  expect(problemOf(problems, "spec.deployment.environment")).toMatch(/^A is set twice/u);
});

test("a value of 1,025 characters and a Hub token in the environment are refused at their variable", () => {
  const environment = [
    { key: "LONG", value: "x".repeat(1025) },
    { key: "HF_TOKEN", value: "hf_abcdefghijklmnopqrstuvwx" },
  ];
  const problems = problemsWith({ environment });
  expect(problemOf(problems, "spec.deployment.environment.LONG")).toMatch(/1025 characters/u);
  expect(problemOf(problems, "spec.deployment.environment.HF_TOKEN")).toMatch(/Hub token/u);
});

test("subnets and security groups are read from any list, and one without the other is refused", () => {
  const subnets = "subnet-0a1b2c3d, subnet-0a1b2c3e";
  const { network } = deploySubmission({ ...whole, subnets, securityGroups: " sg-0a1b2c3d\n" }).spec
    .deployment;
  expect(network.vpc).toEqual({
    subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    securityGroups: ["sg-0a1b2c3d"],
  });
  expect(stepsWith({ subnets })).toEqual(["serving"]);
});

test("scaling to zero asks for components and managed instances", () => {
  const scaling = { ...startOfScaling, minimum: 0 };
  expect(problemOf(problemsWith({ scaling }), "spec.deployment.scaling")).toMatch(
    /Only inference components/u,
  );
  const placement = "INFERENCE_COMPONENT_BASED" as const;
  const managed = { least: 0, most: 2 };
  expect(problemsWith({ scaling, placement, managed })).toEqual([]);
});

test.each([
  ["a text model", { task: "text-generation" }, "huggingface-vllm"],
  ["an embedding model", { task: "feature-extraction" }, "tei"],
  ["GGUF files", { weights: { ...model.weights, format: "gguf" as const } }, "llamacpp"],
])("for %s the image that serves it is proposed", (_what, part, kind) => {
  expect(imageFor({ ...model, ...part })).toBe(kind);
});

test.each([
  ["mlabonne/TwinLlama-3.1-8B", "twinllama-3-1-8b"],
  [`owner/${"x_".repeat(48)}`, "x-".repeat(31) + "x"],
])("of %s a name is proposed that SageMaker takes", (repository, name) => {
  const draft = { ...whole, model: { ...model, repository } };
  expect(nameFor(draft)).toBe(name);
  expect(nameProblem({ ...draft, name })).toBeUndefined();
});

test("another image keeps the variables that it reads too", () => {
  const environment = [
    { key: "SM_VLLM_MAX_MODEL_LEN", value: "8192" },
    { key: "SM_VLLM_SEED", value: "1" },
    { key: "MAX_TOTAL_TOKENS", value: "4096" },
  ];
  const image = {
    kind: "vllm" as const,
    label: "vLLM",
    purpose: "",
    device: "gpu" as const,
    isArchived: false,
    versions: ["0.27.1", "0.26.0"],
    bodies: [],
    variables: [],
    prefix: "SM_VLLM_",
    uri: null,
    problem: null,
  };
  expect(withImage({ ...whole, environment }, image)).toEqual({
    imageKind: "vllm",
    imageVersion: "0.27.1",
    environment: environment.slice(0, 2),
  });
});

const offer = (type: string, part: object = {}) => ({
  type,
  vcpus: 4,
  memoryGib: 16,
  accelerators: { model: "NVIDIA A10G", count: 1, memoryGib: 22, kind: "gpu" as const },
  nvmeGb: 250,
  price: null,
  offered: "yes" as const,
  quota: 4,
  fit: { verdict: "fits" as const, sentence: "", availableBytes: 0, parts: [] },
  ...part,
});
const tooLarge = { verdict: "too-large", sentence: "It does not fit.", availableBytes: 0, parts: [] };
const offers = [
  offer("ml.g5.xlarge"),
  offer("ml.g4dn.xlarge", { fit: tooLarge }),
  offer("ml.p4d.24xlarge", { quota: 0 }),
  offer("ml.g7e.2xlarge", { offered: "no", quota: null }),
  offer("ml.m5.large", { accelerators: null }),
];

const typesIn = (scope: "fitting" | "gpu" | "all", chosen = "") =>
  offersIn(offers, { scope, chosen }).map(({ type }) => type);

test("types that fit are shown first, and the one that was chosen in every list", () => {
  expect(typesIn("fitting")).toEqual(["ml.g5.xlarge"]);
  expect(typesIn("gpu")).toEqual(["ml.g5.xlarge", "ml.g4dn.xlarge", "ml.p4d.24xlarge"]);
  expect(typesIn("all")).toHaveLength(5);
  expect(typesIn("fitting", "ml.g7e.2xlarge")).toEqual(["ml.g5.xlarge", "ml.g7e.2xlarge"]);
});

test("a type that the Region lacks, without quota or with too little memory says so", () => {
  const said = offers.map((each) => offerProblem(each, "eu-west-1"));
  expect(said).toEqual([
    undefined,
    "It does not fit.",
    expect.stringMatching(/quota here is 0/u),
    expect.stringMatching(/^eu-west-1 does not offer ml\.g7e\.2xlarge/u),
    undefined,
  ]);
});
