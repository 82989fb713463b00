import type {
  EvaluationResult,
  PolicySourceType,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from "@aws-sdk/client-iam";
import { conditionContext } from "../../access/conditions.ts";
import type { ConditionContext } from "../../access/conditions.ts";
import { evaluatePolicies } from "../../access/evaluate-policies.ts";
import type { NamedPolicy } from "../../access/evaluate-policies.ts";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { requirePermissionPolicy } from "./check-policy.ts";
import { effectivePolicies } from "./effective-policies.ts";
import type { EffectivePolicies } from "./effective-policies.ts";
import { findRoleByArn, findUserByArn } from "./find-identity.ts";
import { invalidInput, noSuchEntity } from "./iam-errors.ts";
import { cutIamPage } from "./iam-pages.ts";
import type { IdentityRow } from "./iam-rows.ts";

type Input = Checked<SimulatePrincipalPolicyRequest>;

/** One result for each action on each resource; positions of statements are not told. */
export const simulatePrincipalPolicy = operation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>(
  "SimulatePrincipalPolicy",
  {
    effect: "read",
    access: (_call, { PolicySourceArn }) => [
      { action: "iam:SimulatePrincipalPolicy", resource: PolicySourceArn },
    ],
    run(call, input) {
      const policies = simulatedPolicies(call, input);
      const context = simulatedContext(input);
      const results = input.ActionNames.flatMap((action) =>
        (input.ResourceArns ?? ["*"]).map((resource) => evaluate(policies, { action, resource, context })),
      );
      const numbered = results.map((result, index) => ({ result, key: String(index).padStart(6, "0") }));
      const { page, rest } = cutIamPage(numbered, ({ key }) => key, input);
      return { EvaluationResults: page.map(({ result }) => result), ...rest };
    },
  },
);

function simulatedPolicies({ world }: Call, input: Input): EffectivePolicies {
  const { identity, boundary } = effectivePolicies(
    world.tables,
    requireSource(world.tables, input.PolicySourceArn),
  );
  const given = (input.PolicyInputList ?? []).map((text, index): NamedPolicy => ({
    id: `PolicyInputList.${index + 1}`,
    document: requirePermissionPolicy(text),
  }));
  const bounding = input.PermissionsBoundaryPolicyInputList?.map((text, index): NamedPolicy => ({
    id: `PermissionsBoundaryPolicyInputList.${index + 1}`,
    document: requirePermissionPolicy(text),
  }));
  return { identity: [...identity, ...given], boundary: bounding ?? boundary };
}

function requireSource(tables: Call["world"]["tables"], arn: string): IdentityRow {
  const [, kind = "", name = ""] = /^arn:aws:iam::\d{12}:(user|role)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  if (kind === "")
    throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  const row = findRoleByArn(tables, arn) ?? findUserByArn(tables, arn);
  if (row === undefined) throw noSuchEntity(`The ${kind} with name ${name} cannot be found.`);
  return row;
}

const simulatedContext = ({ ContextEntries = [] }: Input): ConditionContext =>
  conditionContext(
    Object.fromEntries(
      ContextEntries.map(({ ContextKeyName = "", ContextKeyValues = [] }) => [
        ContextKeyName,
        ContextKeyValues,
      ]),
    ),
  );

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- IAM answers "IAM Policy", which its own model does not list
const sourceType = "IAM Policy" as string as PolicySourceType;

function evaluate(
  { identity, boundary }: EffectivePolicies,
  { action, resource, context }: { action: string; resource: string; context: ConditionContext },
): EvaluationResult {
  const own = evaluatePolicies(identity, { action, resource, context });
  const bounds = boundary && evaluatePolicies(boundary, { action, resource, context });
  const isBlocked = own.effect === "allowed" && bounds !== undefined && bounds.effect !== "allowed";
  const decision =
    bounds?.effect === "explicitDeny" ? "explicitDeny" : isBlocked ? "implicitDeny" : own.effect;
  const told = {
    MatchedStatements: own.decidedBy.map((SourcePolicyId) => ({
      SourcePolicyId,
      SourcePolicyType: sourceType,
    })),
    MissingContextValues: own.missing,
    ...(bounds !== undefined && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: bounds.effect === "allowed" },
    }),
  };
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision,
    EvalDecisionDetails: {},
    OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    ...told,
    ResourceSpecificResults: [{ EvalResourceName: resource, EvalResourceDecision: decision, ...told }],
  };
}
