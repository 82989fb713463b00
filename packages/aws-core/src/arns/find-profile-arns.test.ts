import { expect, test } from "vitest";
import { applicationProfileArnsIn } from "./find-profile-arns.ts";

const arn = (id: string) => `arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${id}`;

test.each([
  ["one ARN", arn("hsl5b7kh1279"), ["hsl5b7kh1279"]],
  [
    "a list",
    `${arn("aaaaaaaaaaaa")}\n${arn("bbbbbbbbbbbb")}, ${arn("aaaaaaaaaaaa")}`,
    ["aaaaaaaaaaaa", "bbbbbbbbbbbb"],
  ],
  [
    "Terraform state",
    JSON.stringify({ resources: [{ instances: [{ attributes: { arn: arn("cccccccccccc") } }] }] }),
    ["cccccccccccc"],
  ],
  ["a YAML output", `Outputs:\n  Arn: '${arn("dddddddddddd")}'`, ["dddddddddddd"]],
  ["a sentence", `It is ${arn("eeeeeeeeeeee")}.`, ["eeeeeeeeeeee"]],
  ["a wildcard", arn("*"), []],
  ["a shortened account", "arn:aws:bedrock:us-west-2:1111:application-inference-profile/abc", []],
  [
    "a system-defined profile",
    "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-lite-v1:0",
    [],
  ],
  [
    "a Region of another partition",
    "arn:aws-cn:bedrock:us-west-2:111122223333:application-inference-profile/abc",
    [],
  ],
])("in %s the profiles are found", (_what, text, ids) => {
  expect(applicationProfileArnsIn(text)).toEqual(ids.map(arn));
});
