import type { TagRule } from "./schema.ts";

/**
 * Rules to start a policy from: the keys that cost allocation examples and samples of AWS use, spelled as they
 * spell them. Offered as they are; an admin changes them before and after they are taken.
 *
 * Source: https://repost.aws/knowledge-center/bedrock-add-cost-allocation-tags
 */
export const tagPresets: readonly TagRule[] = [
  rule("Project", "What the calls are for; the first question of every bill."),
  rule("Department", "The part of the company that pays."),
  rule("CostCenter", "The number that accounting knows, such as CC-1001."),
  rule("Environment", "Development and production calls are told apart on the bill.", [
    "Development",
    "Test",
    "Staging",
    "Production",
  ]),
  rule("UseCase", "What the model does, such as chat or summaries."),
  rule("Owner", "Whom to ask: a person or a team."),
  rule("TenantID", "The customer for whom the calls are made."),
  rule("ApplicationID", "The application that makes the calls."),
  rule("CreatedBy", "Who made the profile."),
  rule("CustomerAccountID", "The account of the customer who is billed on."),
  rule("ModelProvider", "Whose model it is, such as Anthropic."),
  rule("ModelName", "The model behind the profile."),
  rule("CostAllocateTag", "A free group for cost reports."),
];

function rule(key: string, description: string, values: string[] = []): TagRule {
  return { key, isRequired: false, values, description };
}
