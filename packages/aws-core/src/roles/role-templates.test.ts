import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ZodError } from "zod";
import { mostPolicyCharacters, PolicyTooLongError } from "../policies/policy-document.ts";
import { mostUserPolicyCharacters, UserPolicyTooLongError } from "./deployer-user.ts";
import { explainPermissions, explainTrust } from "./explain-role.ts";
import { roleDocumentKind } from "./role-documents.ts";
import type { RoleDocumentId, RoleDocuments } from "./role-documents.ts";

const numRuns = 10_000;

/** Texts that widen a statement, end a JSON text or expand, wherever they stand. */
const hostile = fc.oneof(
  fc.constantFrom(
    "*",
    "?",
    "${aws:username}",
    "",
    '"',
    "\\",
    "a*",
    '","*","',
    "../*",
    "a\n*",
    "us-*",
    "a/*",
    "__proto__",
  ),
  fc.constantFrom(
    "arn:aws:iam::aws:policy/AdministratorAccess",
    "arn:aws:iam::111122223333:role/*",
    "a:b",
    "-*",
    "a//b",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Mostly what fits, sometimes what does not. */
const mostly = (fitting: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 20, arbitrary: fitting }, { weight: 1, arbitrary: hostile });

const places = [
  ["aws", "us-east-1"],
  ["aws", "eu-central-1"],
  ["aws", "ap-southeast-4"],
  ["aws-us-gov", "us-gov-west-1"],
  ["aws-cn", "cn-north-1"],
] as const;
const digits = fc.stringMatching(/^[0-9]{12}$/);
const place = fc
  .record({ pair: fc.constantFrom(...places), other: mostly(fc.constant("")) })
  .map(({ pair: [partition, region], other }) => ({ partition, region: other || region }));
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const iamName = fc.stringMatching(/^[\w+=,.@-]{1,40}$/);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** What the texts of a role are made of; the same pieces rebuild what a template may name. */
const pieces = fc
  .record({
    place,
    account: mostly(digits),
    bucket: mostly(fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,40}[a-z0-9]$/)),
    folder: mostly(fc.stringMatching(/^[a-zA-Z0-9_.-]{1,20}(\/[a-zA-Z0-9_.-]{1,20}){0,2}$/)),
    repository: mostly(fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12})?$/)),
    role: mostly(iamName),
    key: optional(mostly(fc.uuid())),
    secret: optional(mostly(fc.stringMatching(/^[a-zA-Z0-9/_+=.@-]{1,40}$/))),
    subnet: mostly(hex(17)),
    group: mostly(hex(8)),
    hasVpc: fc.boolean(),
    prefix: mostly(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{1,20}-?$/)),
    tag: optional(
      fc.record({
        key: mostly(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9:._-]{0,20}$/)),
        value: mostly(fc.stringMatching(/^[a-zA-Z0-9._-]{0,30}$/)),
      }),
    ),
    set: mostly(fc.stringMatching(/^[\w+=,.@-]{1,32}$/)),
  })
  .map(({ place: where, ...rest }) => ({ ...where, ...rest }));
type Pieces = typeof pieces extends fc.Arbitrary<infer Value> ? Value : never;

const arn = ({ partition: name, region, account }: Pieces, service: string, rest: string) =>
  `arn:${name}:${service}:${region}:${account}:${rest}`;
const roleArn = (of: Pieces) => `arn:${of.partition}:iam::${of.account}:role/${of.role}`;
const keyArn = (of: Pieces) => (of.key === undefined ? undefined : arn(of, "kms", `key/${of.key}`));
const secretArn = (of: Pieces) =>
  of.secret === undefined ? undefined : arn(of, "secretsmanager", `secret:${of.secret}`);
const given = <Value>(name: string, value: Value | undefined) =>
  value === undefined ? {} : { [name]: value };

function inputOf(id: RoleDocumentId, of: Pieces): object {
  const { account, region } = of;
  const artefacts = { bucket: of.bucket, prefix: `${of.folder}/` };
  const vpc = of.hasVpc
    ? { subnets: [`subnet-${of.subnet}`], securityGroups: [`sg-${of.group}`] }
    : undefined;
  const suffix = of.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const key = given("artefactKeyArn", keyArn(of));
  const deployer = {
    account,
    region,
    namePrefix: of.prefix,
    executionRoleArn: roleArn(of),
    ...given("ownerTag", of.tag),
  };
  const inputs: Partial<Record<RoleDocumentId, object>> = {
    "execution-role": {
      account,
      region,
      images: [`763104351884.dkr.ecr.${region}.${suffix}/${of.repository}:1.0`],
      artefacts,
      answers: artefacts,
      ...key,
      ...given("secretArn", secretArn(of)),
      ...given("vpc", vpc),
    },
    "deployer-role": { ...deployer, by: { kind: "permission-set", account, name: of.set } },
    "deployer-user": deployer,
    "import-role": {
      account,
      region,
      artefacts,
      ...key,
      ...given("vpc", vpc),
      sharedWithNotebook: of.hasVpc,
    },
    "importer-policy": { account, region, artefacts, importRoleArn: roleArn(of), ...key },
  };
  return inputs[id] ?? {};
}

/** Every resource that a kind may name, by its statement, rebuilt from the pieces without the product's code. */
function allowedResources(of: Pieces): Record<string, string[]> {
  const s3 = `arn:${of.partition}:s3:::${of.bucket}`;
  const objects = [`${s3}/${of.folder}/*`];
  const named = (kind: string) => arn(of, "sagemaker", `${kind}/${of.prefix}*`);
  const endpoints = ["model", "endpoint-config", "endpoint", "inference-component", "*"].map(named);
  const interfaces = arn(of, "ec2", "network-interface/*");
  const network = [
    arn(of, "ec2", `subnet/subnet-${of.subnet}`),
    arn(of, "ec2", `security-group/sg-${of.group}`),
  ];
  const bedrock = ["model-import-job", "imported-model", "custom-model-deployment"].map((kind) =>
    arn(of, "bedrock", `${kind}/*`),
  );
  const alarms = ["", "TargetTracking-endpoint/", "TargetTracking-inference-component/"];
  const logs = ["Endpoints", "InferenceComponents"];
  const star = ["*"];
  const byPrefix = [
    "MakeEndpoints",
    "TagNewEndpoints",
    "ChangeAndDeleteEndpoints",
    "ReadEndpoints",
    "CallEndpoints",
  ];
  const scaling =
    "aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint";
  return {
    SignInToTheRegistry: star,
    PullTheImage: [`arn:${of.partition}:ecr:${of.region}:763104351884:repository/${of.repository}`],
    ReadModelFiles: objects,
    UploadModelFiles: objects,
    ExchangeAnswers: objects,
    ListModelFiles: [s3],
    ListUnfinishedUploads: [s3],
    DecryptModelFiles: [keyArn(of) ?? ""],
    EncryptModelFiles: [keyArn(of) ?? ""],
    ReadTheSecret: [secretArn(of) ?? ""],
    WriteLogs: [arn(of, "logs", "log-group:/aws/sagemaker/*")],
    WriteMetrics: star,
    ReadTheNetwork: star,
    MakeNetworkInterfaces: [interfaces, ...network],
    LendAndRemoveNetworkInterfaces: [interfaces],
    MakeNetworkInterfacesOfTheJob: [interfaces],
    PutThemIntoTheNetwork: network,
    LendAndRemoveNetworkInterfacesOfTheJob: [interfaces],
    TagNewNetworkInterfaces: [interfaces],
    ...Object.fromEntries(byPrefix.map((sid) => [sid, endpoints])),
    ListEndpoints: star,
    PassTheExecutionRole: [roleArn(of)],
    PassTheImportRole: [roleArn(of)],
    ScaleEndpoints: [arn(of, "application-autoscaling", "scalable-target/*")],
    ReadScaling: star,
    LetAutoScalingWork: [`arn:${of.partition}:iam::${of.account}:role/${scaling}`],
    SetAlarms: alarms.map((folder) => arn(of, "cloudwatch", `alarm:${folder}${of.prefix}*`)),
    ReadAlarms: [arn(of, "cloudwatch", "alarm:*")],
    ReadMetrics: star,
    ReadLogs: logs.map((folder) => arn(of, "logs", `log-group:/aws/sagemaker/${folder}/${of.prefix}*`)),
    ReadQuotas: star,
    StartAndListImports: star,
    ReadImports: bedrock,
    TagImports: bedrock,
    ReadAndDeleteImportedModels: bedrock,
    CallImportedModels: bedrock,
  };
}

/** What is filled in must hold nothing that widens or expands. */
const harmless = /^[\w+=,.@:/'()! -]*$/;

const wildcardFree = (of: Pieces) =>
  [
    of.account,
    of.region,
    of.bucket,
    of.folder,
    of.repository,
    of.role,
    of.prefix,
    of.key ?? "",
    of.secret ?? "",
  ].filter((text) => !harmless.test(text));

/** Everything in the documents that is not in the template. */
function straysOf({ trust, permissions }: RoleDocuments, of: Pieces): unknown[] {
  const allowed = allowedResources(of);
  const statements = permissions?.Statement ?? [];
  const strays = statements.filter(
    ({ Sid, Effect, Action, Resource }) =>
      Effect !== "Allow" ||
      Action.some((action) => !/^[a-z0-9-]+:[A-Za-z]+$/.test(action)) ||
      Resource.length === 0 ||
      Resource.some((resource) => !(allowed[Sid] ?? []).includes(resource)),
  );
  const principals = (trust?.Statement ?? []).flatMap(({ Principal }) => Object.values(Principal).flat());
  const sentences = [
    ...(permissions ? explainPermissions(permissions) : []),
    ...(trust ? explainTrust(trust) : []),
  ];
  const text = JSON.stringify([trust, permissions]);
  return [
    ...strays,
    ...principals.filter(
      (name) =>
        ![
          "sagemaker.amazonaws.com",
          "bedrock.amazonaws.com",
          `arn:${of.partition}:iam::${of.account}:root`,
        ].includes(name),
    ),
    ...sentences.filter(({ sentence }) => /^$|^Allows|undefined/.test(sentence)),
    ...(/\$\{|\\n/.test(text) ? [text] : []),
    ...(isDeepStrictEqual(JSON.parse(text), [trust, permissions]) ? [] : [text]),
  ];
}

test.each(["execution-role", "deployer-role", "deployer-user", "import-role", "importer-policy"] as const)(
  "10,000 documents of the kind %s name nothing beyond their template",
  { timeout: 120_000 },
  (id) => {
    const { write } = roleDocumentKind(id);
    const outcomes = { written: 0, refused: 0 };
    fc.assert(
      fc.property(pieces, (of) => {
        try {
          const documents = write(inputOf(id, of));
          outcomes.written += 1;
          expect(straysOf(documents, of)).toEqual([]);
          const { length } = JSON.stringify(documents.permissions);
          expect(length).toBeLessThanOrEqual(
            id === "deployer-user" ? mostUserPolicyCharacters : mostPolicyCharacters,
          );
        } catch (error) {
          const isRefusal = [ZodError, PolicyTooLongError, UserPolicyTooLongError].some(
            (kind) => error instanceof kind,
          );
          if (!isRefusal) throw error;
          outcomes.refused += 1;
        }
      }),
      { numRuns },
    );
    // Neither may be rare: what refuses everything keeps inside its template too.
    expect(Math.min(outcomes.written, outcomes.refused)).toBeGreaterThan(numRuns / 20);
  },
);

test("what is filled into a written document holds no wildcard, variable or quote", () => {
  const { write } = roleDocumentKind("execution-role");
  fc.assert(
    fc.property(pieces, (of) => {
      try {
        write(inputOf("execution-role", of));
      } catch {
        return;
      }
      expect(wildcardFree({ ...of, role: "", prefix: "" })).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
