import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ZodError } from "zod";
import { explainPolicy } from "./explain-policy.ts";
import { invokeProfilePolicy } from "./invoke-profile-policy.ts";
import { manageProfilesPolicy } from "./manage-profiles-policy.ts";
import { mostPolicyCharacters, PolicyTooLongError } from "./policy-document.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { studioProfilePolicy } from "./studio-profile-policy.ts";

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
    "arn:aws:iam::aws:policy/AdministratorAccess",
    "../*",
    "a\n*",
    "us-*",
    "__proto__",
    "constructor",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Mostly what fits, sometimes what does not. */
const mostly = (fitting: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: hostile });

const partitions = ["aws", "aws-us-gov", "aws-cn"] as const;
const regionsOf = {
  aws: ["us-east-1", "us-west-2", "eu-central-1", "ap-southeast-4", "mx-central-1"],
  "aws-us-gov": ["us-gov-west-1", "us-gov-east-1"],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
} as const;

const account = mostly(fc.stringMatching(/^[0-9]{12}$/));
const partition = fc.constantFrom(...partitions);
const regionIn = (name: (typeof partitions)[number]) => mostly(fc.constantFrom(...regionsOf[name]));
const modelId = mostly(fc.stringMatching(/^[a-z0-9]{2,12}\.[a-z0-9.-]{1,40}(:[0-9])?$/));
const profileId = mostly(fc.oneof(fc.stringMatching(/^[a-z0-9]{12}$/), fc.constant("*")));
const projectId = mostly(fc.stringMatching(/^[a-zA-Z0-9_-]{1,36}$/));
const routing = fc.oneof(fc.constantFrom("global", "us", "none"), hostile);
const tag = fc.record({
  key: mostly(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 ._:/=+@-]{0,30}$/)),
  value: mostly(fc.stringMatching(/^[a-zA-Z0-9._:/=+@-]{0,60}$/)),
});

const called = partition.chain((name) =>
  fc
    .record({ account, region: regionIn(name), profileId, modelId, routing, projectId })
    .chain((parts) =>
      fc.array(regionIn(name), { maxLength: 12 }).map((regions) => ({ ...parts, partition: name, regions })),
    ),
);

const managed = partition.chain((name) =>
  fc.record({
    account,
    regions: fc.array(regionIn(name), { maxLength: 12 }),
    tags: fc.array(tag, { maxLength: 30 }),
  }),
);

/** How often a generator gave a policy, and how often it refused. */
interface Outcomes {
  written: number;
  refused: number;
}

/**
 * Asks a generator 10,000 times; whatever it writes must have no strays. It may refuse in words; any other error
 * is a defect.
 */
function outcomesOf<Input>(
  inputs: fc.Arbitrary<Input>,
  make: (input: Input) => PolicyDocument,
  straysOf: (policy: PolicyDocument, input: Input) => unknown[],
): Outcomes {
  const outcomes = { written: 0, refused: 0 };
  const property = fc.property(inputs, (input) => {
    try {
      const policy = make(input);
      outcomes.written += 1;
      expect(straysOf(policy, input)).toEqual([]);
    } catch (error) {
      if (!(error instanceof ZodError || error instanceof PolicyTooLongError)) throw error;
      outcomes.refused += 1;
    }
  });
  fc.assert(property, { numRuns });
  return outcomes;
}

// Neither may be rare: a generator that refuses everything keeps inside its template too.
const both = { written: expect.toSatisfy(isOften), refused: expect.toSatisfy(isOften) };

function isOften(times: number): boolean {
  return times > numRuns / 20;
}

/** What breaks the rules of every policy: short JSON, that allows Bedrock's actions only and explains itself. */
function unsoundParts(policy: PolicyDocument, actions: readonly string[]): unknown[] {
  const text = JSON.stringify(policy);
  const sentences = explainPolicy(policy);
  const unsound = policy.Statement.filter(
    ({ Sid, Effect, Action, Resource }, index) =>
      Effect !== "Allow" ||
      Resource.length === 0 ||
      Action.some((action) => !actions.includes(action)) ||
      !/^[A-Za-z0-9]+$/.test(Sid) ||
      sentences[index]?.sid !== Sid ||
      /^$|^Allows|undefined/.test(sentences[index].sentence),
  );
  return [
    ...unsound,
    ...(isDeepStrictEqual(JSON.parse(text), policy) ? [] : [text]),
    ...(text.replaceAll(/\s/g, "").length > mostPolicyCharacters ? [text] : []),
  ];
}

const calling = [
  "bedrock:InvokeModel",
  "bedrock:InvokeModelWithResponseStream",
  "bedrock:GetInferenceProfile",
];

type Called = typeof called extends fc.Arbitrary<infer Input> ? Input : never;

const arnOf = (input: Called) =>
  `arn:${input.partition}:bedrock:${input.region}:${input.account}:application-inference-profile/${input.profileId}`;

const inputOf = (input: Called) => ({
  profileArn: arnOf(input),
  baseModelId: input.modelId,
  destinationRegions: input.regions,
  routing: input.routing,
});

/** What a policy to call a profile holds besides the two statements, rebuilt from the input without its code. */
function straysOfCalling(
  { Version, Statement }: PolicyDocument,
  input: Called,
  project: Record<string, Record<string, string>> = {},
): unknown[] {
  const regions = [input.region, ...input.regions, ...(input.routing === "global" ? [""] : [])];
  const models = [...new Set(regions)].map(
    (name) => `arn:${input.partition}:bedrock:${name}::foundation-model/${input.modelId}`,
  );
  const [profile, model, ...others] = Statement;
  const pairs: [unknown, unknown][] = [
    [Version, "2012-10-17"],
    [others, []],
    [profile?.Resource, [arnOf(input)]],
    [model?.Resource, models],
    [model?.Action, calling.slice(0, 2)],
    [profile?.Condition?.["StringEquals"], project["profile"]],
    [model?.Condition?.["StringEquals"], project["model"]],
    [model?.Condition?.["ArnLike"], { "bedrock:InferenceProfileArn": arnOf(input) }],
  ];
  const exact = [...models, arnOf(input).replace(/(?<=:application-inference-profile\/)\*$/, "")];
  return [
    ...unsoundParts({ Version, Statement }, calling),
    ...pairs.filter(([found, wanted]) => !isDeepStrictEqual(found, wanted)),
    ...exact.filter((arn) => /[*?$"\\\s]/.test(arn)),
  ];
}

test("10,000 policies to call a profile name nothing but the profile and its model", () => {
  const outcomes = outcomesOf(called, (input) => invokeProfilePolicy(inputOf(input)), straysOfCalling);
  expect(outcomes).toEqual(both);
});

test("10,000 policies of Studio projects name nothing but the profile, its model and the project", () => {
  const outcomes = outcomesOf(
    called,
    (input) => studioProfilePolicy({ ...inputOf(input), projectId: input.projectId }),
    (policy, input) => {
      const role = { "aws:PrincipalTag/AmazonDataZoneProject": input.projectId };
      const profile = { ...role, "aws:ResourceTag/AmazonDataZoneProject": input.projectId };
      const wild = /^[\w-]+$/.test(input.projectId) ? [] : [input.projectId];
      return [...wild, ...straysOfCalling(policy, input, { profile, model: role })];
    },
  );
  expect(outcomes).toEqual(both);
});

const managing = [
  "bedrock:CreateInferenceProfile",
  "bedrock:GetInferenceProfile",
  "bedrock:DeleteInferenceProfile",
  "bedrock:ListInferenceProfiles",
  "bedrock:TagResource",
  "bedrock:UntagResource",
  "bedrock:ListTagsForResource",
];

test("10,000 policies to manage profiles name nothing but profiles of the account and what they copy", () => {
  const outcomes = outcomesOf(managed, manageProfilesPolicy, (policy, { regions, account: own, tags }) => {
    const places = regions.flatMap((region) =>
      ["application-inference-profile/*", "inference-profile/*"].map(
        (profiles) => `bedrock:${region}:${own}:${profiles}`,
      ),
    );
    const strays = policy.Statement.filter(({ Action, Resource, Condition }) => {
      const isChange = Action.some((name) => /:(Delete|Tag|Untag)/.test(name));
      const only = (action: string) => isDeepStrictEqual(Action, [`bedrock:${action}`]);
      const isInside = (arn: string) =>
        (arn === "*" && only("ListInferenceProfiles")) ||
        (/^arn:[a-z-]+:bedrock:\*::foundation-model\/\*$/.test(arn) && only("CreateInferenceProfile")) ||
        places.includes(arn.replace(/^arn:[a-z-]+:/, ""));
      return (
        !Resource.every(isInside) ||
        (isChange && (Condition !== undefined) !== tags.length > 0) ||
        /[*?$]/.test(JSON.stringify(Condition ?? {}))
      );
    });
    return [...strays, ...unsoundParts(policy, managing)];
  });
  expect(outcomes).toEqual(both);
});
