import { expect, test } from "vitest";
import { docsName } from "./access-words.ts";

test.for([
  ["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html", "AWS documentation"],
  [
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SageMakerStudioProjectUserRolePolicy.html",
    "The managed policy in AWS’s documentation",
  ],
  ["https://repost.aws/knowledge-center/bedrock-throttling-error", "AWS re:Post"],
  ["https://www.anthropic.com/supported-countries", "www.anthropic.com"],
] as const)("%s leads to: %s", ([address, name]) => {
  expect(docsName(address)).toBe(name);
});
