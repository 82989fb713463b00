import { z } from "zod";
import { visibleTeams } from "../operation/actor.ts";
import { query } from "../operation/query.ts";
import { defaultRules } from "./approval-policy.ts";
import { ApprovalPolicyView, ApprovalRules } from "./schema.ts";

/** Who must approve what: the rule for everyone, and those of single teams. */
export const listPolicies = query({
  permission: "requests.read",
  route: { method: "GET", path: "/approval-policies", summary: "List the approval policies" },
  input: z.strictObject({}),
  output: z.object({ items: z.array(ApprovalPolicyView) }),
  async run({ context: { database, actor } }) {
    const teams = visibleTeams(actor);
    const policies = await database.approvalPolicy.findMany({
      where: teams === "all" ? {} : { OR: [{ teamId: null }, { teamId: { in: [...teams] } }] },
      include: { team: { select: { slug: true } } },
    });
    const items = policies.map(({ team, rules }) => ({
      team: team?.slug ?? null,
      rules: ApprovalRules.parse(rules),
    }));
    const hasCommon = items.some(({ team }) => team === null);
    return { items: hasCommon ? items : [{ team: null, rules: defaultRules }, ...items] };
  },
});
