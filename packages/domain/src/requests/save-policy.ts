import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import { invalidField } from "../operation/domain-error.ts";
import { describeRules } from "./approval-policy.ts";
import { ApprovalPolicyView, ApprovalRules } from "./schema.ts";

/** Says who must approve for a team, or for every team without a policy of its own. Pending requests keep theirs. */
export const savePolicy = command({
  permission: "requests.govern",
  event: "approval-policy.saved",
  route: { method: "PUT", path: "/approval-policies", summary: "Set an approval policy" },
  input: ApprovalPolicyView,
  output: ApprovalPolicyView,
  async run({ transaction, input: { team: slug, rules } }) {
    const team = slug === null ? null : await teamOf(transaction, slug);
    const existing = await transaction.approvalPolicy.findFirst({ where: { teamId: team?.id ?? null } });
    const { id } = existing
      ? await transaction.approvalPolicy.update({ where: { id: existing.id }, data: { rules } })
      : await transaction.approvalPolicy.create({ data: { teamId: team?.id ?? null, rules } });
    return {
      result: { team: slug, rules },
      changes: [
        {
          subject: { kind: "approval-policy", id, label: team?.name ?? "Every team" },
          ...(team && { teamId: team.id }),
          ...(existing && { before: { rules: describeRules(ApprovalRules.parse(existing.rules)) } }),
          after: { rules: describeRules(rules) },
        },
      ],
    };
  },
});

async function teamOf(transaction: Transaction, slug: string) {
  const team = await transaction.team.findUnique({ where: { slug } });
  if (team) return team;
  throw invalidField("team", "There is no such team.");
}
