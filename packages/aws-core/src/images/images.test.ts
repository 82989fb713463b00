import { expect, test } from "vitest";
import { imageUri } from "./image-uri.ts";
import { inferenceAmiVersionFor } from "./inference-ami.ts";
import { parseImageUri } from "./parse-image-uri.ts";
import { dnsSuffix, registryAccount, registryRegions } from "./registries.ts";
import { imageKinds } from "./schema.ts";
import { findServingImage } from "./serving-images.ts";

test.each([
  [
    "huggingface-vllm",
    "us-west-2",
    "763104351884.dkr.ecr.us-west-2.amazonaws.com/huggingface-vllm:0.25.1-transformers5.10.2-gpu-py312-cu130-ubuntu22.04",
  ],
  [
    "vllm",
    "eu-south-2",
    "503227376785.dkr.ecr.eu-south-2.amazonaws.com/vllm:0.27.1-gpu-py312-cu130-ubuntu22.04-sagemaker",
  ],
  [
    "tgi",
    "cn-north-1",
    "727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn/huggingface-pytorch-tgi-inference:2.7.0-tgi3.3.6-gpu-py311-cu124-ubuntu22.04",
  ],
  [
    "tei",
    "eu-central-1",
    "492215442770.dkr.ecr.eu-central-1.amazonaws.com/tei:2.0.1-tei1.9.3-gpu-py310-cu129-ubuntu24.04",
  ],
  [
    "tei-cpu",
    "us-west-2",
    "246618743249.dkr.ecr.us-west-2.amazonaws.com/tei-cpu:2.0.1-tei1.9.3-cpu-py310-ubuntu24.04",
  ],
  [
    "lmi",
    "us-gov-west-1",
    "442386744353.dkr.ecr.us-gov-west-1.amazonaws.com/djl-inference:0.36.0-lmi28.0.0-cu130",
  ],
  [
    "llamacpp",
    "eusc-de-east-1",
    "204133271717.dkr.ecr.eusc-de-east-1.amazonaws.eu/huggingface-llamacpp:b9522-gpu-cu130-ubuntu24.04",
  ],
] as const)("the newest %s in %s is pulled from the registry of that Region", (kind, region, uri) => {
  expect(imageUri({ kind, region })).toMatchObject({ uri });
});

test("an older version is pulled by its own tag", () => {
  expect(imageUri({ kind: "tgi", version: "2.2.0", region: "eu-central-1" })).toEqual({
    uri: "763104351884.dkr.ecr.eu-central-1.amazonaws.com/huggingface-pytorch-tgi-inference:2.3.0-tgi2.2.0-gpu-py310-cu121-ubuntu22.04-v2.0",
    version: "2.2.0",
  });
});

test("an unknown version and a Region without a registry are told apart", () => {
  expect(imageUri({ kind: "tgi", version: "9.9", region: "us-east-1" })).toMatchObject({
    problem: expect.stringContaining("9.9"),
  });
  expect(imageUri({ kind: "tei", region: "eusc-de-east-1" })).toMatchObject({
    problem: expect.stringContaining("eusc-de-east-1"),
  });
  expect(imageUri({ kind: "vllm", region: "constructor" })).toMatchObject({ problem: expect.any(String) });
});

test("every URI that Quarry makes can be read back, with its kind", () => {
  for (const kind of imageKinds) {
    const image = findServingImage(kind);
    for (const region of registryRegions) {
      for (const { version } of image.versions) {
        const found = imageUri({ kind, version, region });
        if ("problem" in found) continue;
        expect(found.uri.length).toBeLessThanOrEqual(255);
        expect(parseImageUri(found.uri, region)).toMatchObject({ kind, region, ofAws: true });
      }
    }
  }
});

test("every kind has an image, versions without repeats, and twelve digits of account in many Regions", () => {
  for (const kind of imageKinds) {
    const { versions, registry } = findServingImage(kind);
    expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
    expect(new Set(versions.map(({ tag }) => tag)).size).toBe(versions.length);
    const accounts = registryRegions.flatMap((region) => registryAccount(registry, region) ?? []);
    expect(accounts.length).toBeGreaterThan(30);
    for (const account of accounts) expect(account).toMatch(/^\d{12}$/);
  }
});

test.each([
  ["us-east-1", "amazonaws.com"],
  ["us-gov-east-1", "amazonaws.com"],
  ["cn-northwest-1", "amazonaws.com.cn"],
  ["eusc-de-east-1", "amazonaws.eu"],
  ["us-iso-east-1", "c2s.ic.gov"],
  ["us-isob-east-1", "sc2s.sgov.gov"],
])("registries of %s end in %s", (region, suffix) => {
  expect(dnsSuffix(region)).toBe(suffix);
});

test("an image of one's own is read as it is", () => {
  const uri = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/serving:1.0";
  expect(parseImageUri(uri, "eu-west-1")).toEqual({
    uri,
    account: "111122223333",
    region: "eu-west-1",
    repository: "team/serving",
    tag: "1.0",
    ofAws: false,
    kind: null,
  });
  const pinned = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/serving@sha256:${"a".repeat(64)}`;
  expect(parseImageUri(pinned, "eu-west-1")).toMatchObject({ tag: `sha256:${"a".repeat(64)}` });
});

test.each([
  ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/serving:1.0", /in eu-west-1, the endpoint in us-east-1/],
  ["111122223333.dkr.ecr.us-east-1.amazonaws.com.cn/serving:1.0", /end in amazonaws\.com, not/],
  ["111122223333.dkr.ecr.us-east-1.evil.example/serving:1.0", /end in amazonaws\.com, not/],
  ["111122223333.dkr.ecr.us-east-1.amazonaws.com/serving", /tag/],
  ["public.ecr.aws/deep-learning-containers/vllm:server", /private Amazon ECR/],
  ["ghcr.io/huggingface/text-generation-inference:3.3", /private Amazon ECR/],
  ["11112222.dkr.ecr.us-east-1.amazonaws.com/serving:1.0", /Not the URI/],
  ["111122223333.dkr.ecr.us-east-1.amazonaws.com/serving:1.0\n", /Not the URI/],
  ["111122223333.dkr.ecr.us-east-1.amazonaws.com/team/../serving:1.0", /Not the URI/],
  [`111122223333.dkr.ecr.us-east-1.amazonaws.com/${"a".repeat(300)}:1.0`, /255/],
])("%j is no image for an endpoint in us-east-1", (uri, problem) => {
  expect(parseImageUri(uri, "us-east-1")).toEqual({ problem: expect.stringMatching(problem) });
});

test.each([
  [
    "huggingface-vllm",
    "0.25.1-transformers5.10.2-gpu-py312-cu130-ubuntu22.04",
    "al2-ami-sagemaker-inference-gpu-3-1",
  ],
  ["djl-inference", "0.36.0-lmi28.0.0-cu130", "al2-ami-sagemaker-inference-gpu-3-1"],
  ["sglang", "0.5.17-gpu-py312-cu130-ubuntu24.04-sagemaker", "al2023-ami-sagemaker-inference-gpu-4-1"],
  ["huggingface-pytorch-tgi-inference", "2.7.0-tgi3.3.6-gpu-py311-cu124-ubuntu22.04", undefined],
  ["tei-cpu", "2.0.1-tei1.9.3-cpu-py310-ubuntu24.04", undefined],
])("%s:%s needs the machine image %s", (repository, tag, ami) => {
  expect(inferenceAmiVersionFor({ repository, tag })).toBe(ami);
});
