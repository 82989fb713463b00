import { expect, test } from "vitest";
import { DeploymentSpec } from "./deployment-spec.ts";
import { aComponentDeployment, aDeployment, aHubModel } from "./testing/a-deployment.ts";

function problemsOf(spec: unknown): string[] {
  const { error } = DeploymentSpec.safeParse(spec);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const { network, instances } = aDeployment();
const scaling = { minimum: 1, maximum: 2, target: 5, scaleInCooldown: 200, scaleOutCooldown: 200 };

test("a model that is placed directly, and one as a component that scales to zero, are taken", () => {
  expect(problemsOf(aDeployment())).toEqual([]);
  expect(problemsOf(aComponentDeployment())).toEqual([]);
  expect(problemsOf(aDeployment({ model: { source: "s3", uri: "s3://models/llama/" }, scaling }))).toEqual(
    [],
  );
  expect(problemsOf(aDeployment({ model: { source: "s3", uri: "s3://models/llama/model.tar.gz" } }))).toEqual(
    [],
  );
});

test("an unknown field is refused, so nothing is stored that is not read", () => {
  expect(problemsOf({ ...aDeployment(), hubToken: "hf_abc" })).toEqual([expect.stringContaining("hubToken")]);
});

test.each<[string, Partial<DeploymentSpec>, RegExp]>([
  ["an underscore in the name", { name: "twin_llama" }, /^name: .*underscore.*Try twin-llama\./],
  ["64 characters", { name: "a".repeat(64) }, /^name: .*63/],
  ["a branch instead of a commit", { model: { ...aHubModel, revision: "main" } }, /^model\.revision/],
  [
    "a folder without its slash",
    { model: { source: "s3", uri: "s3://models/llama" } },
    /^model\.uri: .*slash/,
  ],
  ["a token in the environment", { environment: { HF_TOKEN: "x" } }, /^environment\.HF_TOKEN/],
  ["a time-out of 59 seconds", { timeouts: { download: 59, startup: 900 } }, /^timeouts\.download/],
  ["a time-out of 3601 seconds", { timeouts: { download: 60, startup: 3601 } }, /^timeouts\.startup/],
  ["a volume of 513 GB", { instances: { ...instances, volumeGb: 513 } }, /^instances\.volumeGb/],
  ["a reserved tag", { tags: [{ key: "Quarry:owner", value: "me" }] }, /^tags\.0\.key: .*reserved/],
  [
    "a tag given twice",
    {
      tags: [
        { key: "a", value: "1" },
        { key: "a", value: "2" },
      ],
    },
    /^tags: Two tags/,
  ],
  [
    "managed instances without components",
    { instances: { ...instances, managed: { least: 1, most: 2 } } },
    /^instances\.managed: .*components/,
  ],
  [
    "scaling to zero without components",
    { scaling: { ...scaling, minimum: 0 } },
    /^scaling\.minimum: Only inference components/,
  ],
  ["a minimum above the maximum", { scaling: { ...scaling, minimum: 3 } }, /^scaling\.minimum: .*above/],
  [
    "an isolated container of a Hub model",
    { network: { ...network, isolated: true } },
    /^network\.isolated: .*Hub/,
  ],
  ["no role", { roleArn: "arn:aws:iam::111122223333:user/ada" }, /^roleArn/],
])("%s is refused", (_what, part, problem) => {
  expect(problemsOf(aDeployment(part))).toEqual([expect.stringMatching(problem)]);
});

test.each<[string, Partial<DeploymentSpec>, RegExp]>([
  ["no managed instances", { instances }, /^instances\.managed: To scale to zero/],
  [
    "one instance always kept",
    { instances: { ...instances, managed: { least: 1, most: 3 } } },
    /^instances\.managed: To scale to zero/,
  ],
  [
    "least above most",
    { instances: { ...instances, managed: { least: 4, most: 3 } }, scaling: null },
    /^instances\.managed: The least/,
  ],
  [
    "more instances than at most",
    { instances: { ...instances, count: 4, managed: { least: 0, most: 3 } } },
    /^instances\.count/,
  ],
])("a component that scales to zero with %s is refused", (_what, part, problem) => {
  expect(problemsOf(aComponentDeployment(part))).toEqual([expect.stringMatching(problem)]);
});

test("asynchronous inference is refused for components", () => {
  const async = {
    outputPath: "s3://answers/",
    failurePath: null,
    concurrentPerInstance: 10,
    successTopic: null,
    errorTopic: null,
  };
  expect(problemsOf(aDeployment({ async }))).toEqual([]);
  expect(problemsOf(aComponentDeployment({ async }))).toEqual([expect.stringMatching(/^async/)]);
});

test("a secret by its ARN is for images of one's own", () => {
  const secretArn = "arn:aws:secretsmanager:us-west-2:111122223333:secret:hub-token-AbCdEf";
  const withSecret = { ...aHubModel, access: { kind: "secret", secretArn } } as const;
  expect(problemsOf(aDeployment({ model: withSecret }))).toEqual([expect.stringMatching(/^model\.access/)]);
  const image = {
    from: "own",
    uri: "111122223333.dkr.ecr.us-west-2.amazonaws.com/serving:1",
    body: "tgi",
  } as const;
  expect(problemsOf(aDeployment({ model: withSecret, image }))).toEqual([]);
});
