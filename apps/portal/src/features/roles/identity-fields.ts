import type { RoleDocumentId } from "@quarry/aws-core/roles/role-documents";
import { keysOf } from "@quarry/domain/operation/keys-schema";

/** What somebody has typed, by the names of the fields. */
export type FieldValues = Readonly<Record<string, string>>;

export interface FieldText {
  label: string;
  hint: string;
  placeholder?: string;
  /** Where it stands in the input of the operation. */
  path: string;
  /** Several values, with spaces or commas between. */
  isList?: boolean;
  /** May stay empty although the fields beside it are filled in. */
  isExtra?: boolean;
}

const texts = {
  account: { label: "Account", hint: "Twelve digits.", placeholder: "111122223333", path: "account" },
  region: { label: "Region", hint: "Where it works.", placeholder: "us-west-2", path: "region" },
  images: {
    label: "Container images",
    hint: "The repositories that are pulled from, nothing else.",
    placeholder: "763104351884.dkr.ecr.us-west-2.amazonaws.com/huggingface-vllm:0.25.1-gpu",
    path: "images",
    isList: true,
  },
  bucket: {
    label: "S3 bucket of the model",
    hint: "Left out where the model comes from the Hub.",
    placeholder: "team-models",
    path: "artefacts.bucket",
  },
  prefix: {
    label: "Folder in the bucket",
    hint: "Nothing: the whole bucket.",
    placeholder: "qwen/3-8b/",
    path: "artefacts.prefix",
    isExtra: true,
  },
  bucketOwner: {
    label: "Account of the bucket",
    hint: "Where it is another one.",
    placeholder: "111122223333",
    path: "artefacts.owner",
    isExtra: true,
  },
  answersBucket: {
    label: "S3 bucket for answers",
    hint: "For asynchronous inference: inputs are read there and answers written.",
    placeholder: "team-answers",
    path: "answers.bucket",
  },
  answersPrefix: {
    label: "Folder for answers",
    hint: "Nothing: the whole bucket.",
    placeholder: "out/",
    path: "answers.prefix",
    isExtra: true,
  },
  keyArn: {
    label: "KMS key of the files",
    hint: "Its ARN; an alias is not enough.",
    placeholder: "arn:aws:kms:us-west-2:111122223333:key/…",
    path: "artefactKeyArn",
  },
  secretArn: {
    label: "Secret that the container reads",
    hint: "Such as a token of the Hub in Secrets Manager.",
    placeholder: "arn:aws:secretsmanager:us-west-2:111122223333:secret:…",
    path: "secretArn",
  },
  subnets: {
    label: "Subnets",
    hint: "Of the network that it is put into.",
    placeholder: "subnet-0123456789abcdef0",
    path: "vpc.subnets",
    isList: true,
  },
  securityGroups: {
    label: "Security groups",
    hint: "Go with the subnets.",
    placeholder: "sg-0123456789abcdef0",
    path: "vpc.securityGroups",
    isList: true,
  },
  namePrefix: {
    label: "Names begin with",
    hint: "It may touch only endpoints and models whose names begin so.",
    placeholder: "search-",
    path: "namePrefix",
  },
  executionRoleArn: {
    label: "Execution role",
    hint: "The only role that a deployment may run as.",
    placeholder: "arn:aws:iam::111122223333:role/…",
    path: "executionRoleArn",
  },
  importRoleArn: {
    label: "Import role",
    hint: "The role that import jobs run with.",
    placeholder: "arn:aws:iam::111122223333:role/…",
    path: "importRoleArn",
  },
  tagKey: { label: "Tag", hint: "That everything it makes must carry.", path: "ownerTag.key" },
  tagValue: { label: "Value of the tag", hint: "Goes with the tag.", path: "ownerTag.value" },
  externalId: {
    label: "External id",
    hint: "For a program that assumes roles for several parties; people have none.",
    path: "externalId",
  },
  profileArn: {
    label: "Inference profile",
    hint: "Its ARN.",
    placeholder: "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/…",
    path: "profileArn",
  },
  baseModelId: {
    label: "Model",
    hint: "The id of the foundation model, without us. or eu. before it.",
    placeholder: "anthropic.claude-sonnet-4-20250514-v1:0",
    path: "baseModelId",
  },
  destinationRegions: {
    label: "Regions it routes to",
    hint: "All of them.",
    placeholder: "us-east-1, us-west-2",
    path: "destinationRegions",
    isList: true,
  },
  routing: { label: "Routing", hint: "us, eu, apac, global or none.", placeholder: "us", path: "routing" },
  projectId: { label: "Studio project", hint: "The id of the project.", path: "projectId" },
  regions: {
    label: "Regions",
    hint: "In which profiles are made.",
    placeholder: "us-east-1, us-west-2",
    path: "regions",
    isList: true,
  },
} as const satisfies Record<string, FieldText>;

export type FieldName = keyof typeof texts;

/** What a field is called and where it belongs. */
export function textOf(name: FieldName): FieldText {
  return texts[name];
}

interface KindFields {
  needed: readonly FieldName[];
  optional: readonly FieldName[];
  /** Whether it is said who may assume it. */
  hasTrust?: boolean;
}

const place = ["account", "region"] as const;
const deployer = ["namePrefix", "executionRoleArn"] as const;
const tag = ["tagKey", "tagValue"] as const;
const importer = ["bucket", "importRoleArn"] as const;
const bucketParts = ["prefix", "bucketOwner"] as const;
const answers = ["answersBucket", "answersPrefix"] as const;
const network = ["subnets", "securityGroups"] as const;
const profile = ["profileArn", "baseModelId", "destinationRegions", "routing"] as const;

const fieldsByKind: Readonly<Record<RoleDocumentId, KindFields>> = {
  "execution-role": {
    needed: [...place, "images"],
    optional: ["bucket", ...bucketParts, ...answers, "keyArn", "secretArn", ...network],
  },
  "execution-role-classic": { needed: place, optional: [] },
  "deployer-role": { needed: [...place, ...deployer], optional: [...tag, "externalId"], hasTrust: true },
  "deployer-user": { needed: [...place, ...deployer], optional: tag },
  "deployer-user-classic": { needed: place, optional: [] },
  "import-role": { needed: [...place, "bucket"], optional: [...bucketParts, "keyArn", ...network] },
  "importer-role": { needed: [...place, ...importer], optional: [...bucketParts, "keyArn"] },
  "importer-policy": { needed: [...place, ...importer], optional: [...bucketParts, "keyArn"] },
  "profile-manager-policy": { needed: ["account", "regions"], optional: [] },
  "profile-caller-policy": { needed: profile, optional: [] },
  "studio-caller-policy": { needed: [...profile, "projectId"], optional: [] },
};

/** Every kind, in the order in which they are offered. */
export const kinds = keysOf(fieldsByKind);

/** What has to be and what may be filled in for a kind. */
export function fieldsOf(kind: RoleDocumentId): KindFields {
  return fieldsByKind[kind];
}

/** The names that say who may assume a deployer's role. */
export const trustKinds = ["account", "role", "permission-set"] as const;
export type TrustKind = (typeof trustKinds)[number];

/** Who may assume a role, of what was typed. */
export function trustOf({ by, byName = "", byAccount = "" }: FieldValues): object {
  if (by === "role") return { kind: "role", roleArn: byName };
  if (by === "permission-set") return { kind: "permission-set", account: byAccount, name: byName };
  return { kind: "account", account: byAccount };
}

/**
 * What was typed for a kind as the operation takes it, without checking it. Groups that nobody has begun are left
 * out; `without place` leaves out account and Region.
 */
export function inputOf(
  kind: RoleDocumentId,
  values: FieldValues,
  scope: "with place" | "without place",
): object {
  const { needed, optional, hasTrust } = fieldsOf(kind);
  const isAsked = (name: FieldName) => scope === "with place" || (name !== "account" && name !== "region");
  const isBegun = (name: FieldName) =>
    optional.some((one) => isBeside(one, name) && typed(values, one) !== "");
  const names = [
    ...needed.filter(isAsked),
    ...optional.filter((name) => typed(values, name) !== "" || (!textOf(name).isExtra && isBegun(name))),
  ];
  const input: Record<string, unknown> = {};
  for (const name of names) put(input, textOf(name), typed(values, name));
  if (hasTrust) input["by"] = trustOf(values);
  return input;
}

const typed = (values: FieldValues, name: FieldName): string => values[name]?.trim() ?? "";
const isBeside = (one: FieldName, other: FieldName): boolean =>
  textOf(one).path.split(".")[0] === textOf(other).path.split(".")[0];

function put(input: Record<string, unknown>, { path, isList }: FieldText, text: string): void {
  const [group = "", part] = path.split(".");
  const value = isList ? text.split(/[\s,]+/u).filter(Boolean) : text;
  if (part === undefined) input[group] = value;
  else input[group] = { ...Object(input[group]), [part]: value };
}
