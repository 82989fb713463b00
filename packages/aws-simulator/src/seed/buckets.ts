// The company's buckets: models to deploy, what training left behind, and a place for answers of asynchronous endpoints.
import { createHash } from "node:crypto";
import { bucketsOf, objectsOf } from "../services/s3/bucket-rows.ts";
import { md5Tag } from "../services/s3/checksums.ts";
import { zeros } from "../world/body-store.ts";
import type { World } from "../world/world.ts";
import { companyAccount } from "./company-profiles.ts";

/** Text, or a number of bytes that nobody reads. */
type Content = string | number;

type BucketSeed = {
  name: string;
  account?: string;
  region: string;
  createdAt: string;
  objects: Readonly<Record<string, Content>>;
};

const gigabytes = (count: number): number => Math.round(count * 1e9);

const below = (folder: string, files: Readonly<Record<string, Content>>): Record<string, Content> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));

const fiveDigits = (number: number): string => String(number).padStart(5, "0");

/** So many files of weights, all of one size. */
const shards = (count: number, bytes: number): Record<string, Content> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `model-${fiveDigits(index + 1)}-of-${fiveDigits(count)}.safetensors`,
      bytes,
    ]),
  );

const llama = (layers: number, heads: number): string =>
  JSON.stringify({
    architectures: ["LlamaForCausalLM"],
    model_type: "llama",
    num_hidden_layers: layers,
    num_attention_heads: heads,
    num_key_value_heads: 8,
    hidden_size: heads * 128,
    max_position_embeddings: 131_072,
    torch_dtype: "bfloat16",
  });

const tokenizer = { "tokenizer.json": 9_085_657, "tokenizer_config.json": 55_351 };

const buckets: readonly BucketSeed[] = [
  {
    name: `quarry-models-${companyAccount}`,
    region: "us-west-2",
    createdAt: "2026-03-02T10:05:00.000Z",
    objects: {
      ...below("llama-3.1-8b", {
        "config.json": llama(32, 32),
        ...tokenizer,
        ...shards(4, gigabytes(4.015)),
      }),
      ...below("llama-3.1-70b", {
        "config.json": llama(80, 64),
        ...tokenizer,
        ...shards(30, gigabytes(4.7)),
      }),
      "bge-m3/model.tar.gz": gigabytes(1.06),
    },
  },
  {
    name: `quarry-models-eu-${companyAccount}`,
    region: "eu-central-1",
    createdAt: "2026-04-20T08:00:00.000Z",
    objects: below("zephyr-7b-beta", { "config.json": "{}", ...tokenizer, ...shards(8, gigabytes(1.81)) }),
  },
  {
    name: `quarry-imports-${companyAccount}`,
    region: "us-east-1",
    createdAt: "2025-06-18T12:20:00.000Z",
    objects: below("mistral-7b-claims", { "config.json": "{}", ...tokenizer, ...shards(3, gigabytes(4.83)) }),
  },
  {
    name: `quarry-answers-${companyAccount}`,
    region: "us-west-2",
    createdAt: "2026-05-11T09:30:00.000Z",
    objects: {},
  },
  // SageMaker's own default bucket of a Region.
  {
    name: `sagemaker-us-west-2-${companyAccount}`,
    region: "us-west-2",
    createdAt: "2024-01-10T10:12:00.000Z",
    objects: { "churn-scores-2026-02-11/output/model.tar.gz": 4_831_204 },
  },
  {
    name: `sagemaker-studio-${companyAccount}-k3f9x2`,
    region: "us-west-2",
    createdAt: "2024-01-10T10:10:30.000Z",
    objects: {},
  },
  {
    name: "claims-models-444455556666",
    account: "444455556666",
    region: "us-west-2",
    createdAt: "2026-07-07T07:00:00.000Z",
    objects: { "fraud/model.tar.gz": 81_244_160 },
  },
];

/** Puts the buckets into every scenario but the empty one. */
export function seedBuckets({
  tables,
  bodies,
  scenario,
}: Pick<World, "tables" | "bodies" | "scenario">): void {
  if (scenario().name === "empty") return;
  for (const { name, account = companyAccount, region, createdAt, objects } of buckets) {
    bucketsOf(tables).set(name, { name, account, region, createdAt });
    for (const [key, content] of Object.entries(objects)) {
      objectsOf(tables, name).set(key, {
        key,
        body: typeof content === "number" ? zeros(content) : bodies.saveBytes(Buffer.from(content)),
        etag: typeof content === "number" ? tagOf(name, key, content) : md5Tag(Buffer.from(content)),
        modifiedAt: createdAt,
        headers: { ContentType: "binary/octet-stream", Metadata: {} },
        checksum: undefined,
      });
    }
  }
}

const partBytes = 8 * 1024 * 1024;

/** A tag as of an upload in parts, so that the zeros need not be read. */
function tagOf(bucket: string, key: string, size: number): string {
  const digest = createHash("md5").update(`${bucket}/${key}`).digest("hex");
  return `"${digest}-${Math.ceil(size / partBytes)}"`;
}
