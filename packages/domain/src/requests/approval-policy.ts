import type { Transaction } from "../operation/context.ts";
import { ApprovalRules } from "./schema.ts";
import type { Stage } from "./schema.ts";

const dollars = (amount: number) => String(amount * 1_000_000);

/** For teams nobody has written a policy for: one approver up to $500 a month, beyond that an admin as well. */
export const defaultRules: ApprovalRules = [
  { upToMicrodollars: dollars(500), stages: [{ who: "approver", needed: 1 }] },
  {
    upToMicrodollars: null,
    stages: [
      { who: "approver", needed: 1 },
      { who: "admin", needed: 1 },
    ],
  },
];

interface Terms {
  teamId: string;
  monthlyMicrodollars: bigint | null;
  /** Stages that are added where the policy has none like them. */
  atLeast: readonly Stage[];
}

/** Who must approve something of that price for that team: its own policy, else everyone's, else the default. */
export async function stagesFor(
  transaction: Transaction,
  { teamId, monthlyMicrodollars, atLeast }: Terms,
): Promise<Stage[]> {
  const policies = await transaction.approvalPolicy.findMany({
    where: { OR: [{ teamId }, { teamId: null }] },
  });
  const policy = policies.find((one) => one.teamId === teamId) ?? policies[0];
  const rules = policy ? ApprovalRules.parse(policy.rules) : defaultRules;
  const fits = rules.find(
    ({ upToMicrodollars: limit }) =>
      limit === null || (monthlyMicrodollars !== null && monthlyMicrodollars <= BigInt(limit)),
  );
  const stages = fits?.stages ?? defaultRules[1]?.stages ?? [];
  return [...stages, ...atLeast.filter((least) => !stages.some((stage) => covers(stage, least)))];
}

const covers = (stage: Stage, least: Stage): boolean =>
  stage.who === least.who && stage.needed >= least.needed;

/** The rules in words, one line each, for the audit trail. */
export function describeRules(rules: ApprovalRules): string[] {
  return rules.map(({ upToMicrodollars: limit, stages }) => {
    const amount = limit === null ? "any amount" : `up to $${Number(limit) / 1_000_000} a month`;
    return `${amount}: ${stages.map(({ who, needed }) => `${needed} ${who}`).join(", then ")}`;
  });
}
