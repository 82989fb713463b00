// Which server an image holds, and whether SageMaker could pull it.
import { hubModelIdOf } from "./hub-models.ts";

/** What speaks in the container. `other` answers any JSON. */
export type ServerKind = "tgi" | "vllm" | "lmi" | "sglang" | "llamacpp" | "tei" | "other";

export type ServingImage = { registry: string; region: string; repository: string; tag: string };

const ecrImage =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9._/-]+)(?::([\w.-]+)|@sha256:[0-9a-f]{64})?$/;

/** Reads an ECR image URI; undefined for any other registry. */
export function readImage(uri: string): ServingImage | undefined {
  const read = ecrImage.exec(uri);
  if (read === null) return undefined;
  const [, registry = "", region = "", repository = "", tag = "latest"] = read;
  return { registry, region, repository, tag };
}

const deepLearningRegistry = "763104351884";
const ownDeepLearningRegistries: Readonly<Record<string, string>> = {
  "ap-northeast-3": "364406365360",
  "ap-southeast-4": "457447274322",
  "eu-central-2": "380420809688",
  "eu-south-1": "692866216735",
  "eu-south-2": "503227376785",
};

const embeddingRegistries: Readonly<Record<string, string>> = {
  "us-east-1": "683313688378",
  "us-east-2": "257758044811",
  "us-west-2": "246618743249",
  "ca-central-1": "341280168497",
  "sa-east-1": "737474898029",
  "eu-central-1": "492215442770",
  "eu-north-1": "662702820516",
  "eu-west-1": "141502667606",
  "eu-west-2": "764974769150",
  "eu-west-3": "659782779980",
  "ap-northeast-1": "354813040037",
  "ap-northeast-2": "366743142698",
  "ap-south-1": "720646828776",
  "ap-southeast-1": "121021644041",
  "ap-southeast-2": "783357654285",
};

/** Whether SageMaker in a Region and account can pull the image: AWS's own registries there, or the account's. */
export function isPullable(
  image: ServingImage,
  { account, region }: { account: string; region: string },
): boolean {
  if (image.registry === account) return true;
  const isEmbedding = image.repository.startsWith("tei");
  const expected = isEmbedding
    ? embeddingRegistries[image.region]
    : (ownDeepLearningRegistries[image.region] ?? deepLearningRegistry);
  return image.region === region && image.registry === expected;
}

const kinds: readonly [pattern: RegExp, kind: ServerKind][] = [
  [/tgi-inference/, "tgi"],
  [/sglang/, "sglang"],
  [/llamacpp/, "llamacpp"],
  [/djl-inference/, "lmi"],
  [/vllm/, "vllm"],
  [/^tei/, "tei"],
];

export const serverKindOf = (repository: string): ServerKind =>
  kinds.find(([pattern]) => pattern.test(repository))?.[1] ?? "other";

type Environment = Readonly<Record<string, string>>;

/** The Hub id that a container will load, by the variables that its server reads; undefined without one. */
export function modelIdOf(kind: ServerKind, environment: Environment): string | undefined {
  const variables = {
    tgi: ["HF_MODEL_ID"],
    vllm: ["SM_VLLM_MODEL", "HF_MODEL_ID"],
    lmi: ["HF_MODEL_ID", "OPTION_MODEL_ID"],
    sglang: ["SM_SGLANG_MODEL_PATH", "HF_MODEL_ID"],
    llamacpp: ["SM_LLAMACPP_MODEL", "HF_MODEL_ID"],
    tei: ["HF_MODEL_ID"],
    other: ["HF_MODEL_ID"],
  }[kind];
  return hubModelIdOf(variables.map((name) => environment[name]).find((value) => value !== undefined));
}

const tokenVariables = ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_API_TOKEN"];

/** Whether the container can show the Hub a token. */
export const hasHubToken = (environment: Environment): boolean =>
  tokenVariables.some((name) => (environment[name] ?? "").trim() !== "");
