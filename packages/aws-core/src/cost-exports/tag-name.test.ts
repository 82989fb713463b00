import { expect, test } from "vitest";
import { alikeTags, tagNameOf } from "./tag-name.ts";

test.each([
  ["project", "user_project"],
  ["Project", "user_project"],
  ["CostCenter", "user_cost_center"],
  ["cost--center", "user_cost_center"],
  ["quarry:operation", "user_quarry_operation"],
  ["karpenter.sh/nodepool", "user_karpenter_sh_nodepool"],
  ["ProjectID", "user_project_i_d"],
  ["Cost$Center ", "user_cost_center"],
  ["aws:createdBy", "aws_created_by"],
])("the tag %s is written %s", (tagKey, key) => {
  expect(tagNameOf(tagKey)).toEqual({ column: "resource_tags", key });
});

test("tags that become one are found", () => {
  expect(alikeTags(["Team", "CostCenter", "Team", "cost_center"])).toEqual(["CostCenter", "cost_center"]);
  expect(alikeTags(["Team", "aws:Team", "iamPrincipal/Team"])).toBeUndefined();
});
