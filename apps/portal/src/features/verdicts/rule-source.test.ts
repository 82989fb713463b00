import { expect, test } from "vitest";
import { ruleSourceName } from "./rule-source.ts";

test("a managed policy is called by its name", () => {
  const source =
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SageMakerStudioProjectUserRolePolicy.html";
  expect(ruleSourceName(source)).toBe("AWS managed policy SageMakerStudioProjectUserRolePolicy");
});

test("a page of AWS's documentation is named without its ending and anchor", () => {
  const source = "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#top";
  expect(ruleSourceName(source)).toBe("AWS documentation, runtime Converse");
});

test("what AWS did not write is called a field report", () => {
  expect(ruleSourceName("https://github.com/owner/project")).toBe("Field report, github.com/owner/project");
});
