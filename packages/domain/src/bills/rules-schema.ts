import { ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import { z } from "zod";
import { singleLine } from "../operation/text.ts";

/** A month in UTC. */
export const BillMonth = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/u, "Write a month as YYYY-MM, such as 2026-10.");

/** Whose lines a rule takes: those that no team has, or everybody's. */
export const RuleReach = z.enum(["unowned", "everybody"]);
export type RuleReach = z.infer<typeof RuleReach>;

const TeamSlug = z.string().min(1).max(40);

/** Which lines are shared. */
export const RuleMatch = z.discriminatedUnion("kind", [
  /** Lines without the team key. */
  z.strictObject({ kind: z.literal("untagged") }),
  /** Lines with a value of the team key, also one that names a team. */
  z.strictObject({ kind: z.literal("value"), value: z.string().min(1).max(256) }),
  z.strictObject({ kind: z.literal("service"), service: z.string().min(1).max(256), reach: RuleReach }),
  z.strictObject({
    kind: z.literal("account"),
    accountId: z.string().regex(/^\d{12}$/u, "An account id has twelve digits."),
    reach: RuleReach,
  }),
  /** Whatever no team has, tagged or not. */
  z.strictObject({ kind: z.literal("unowned") }),
]);
export type RuleMatch = z.infer<typeof RuleMatch>;

const Teams = z
  .array(TeamSlug)
  .min(1, "Choose at least one team.")
  .max(500)
  .refine((teams) => new Set(teams).size === teams.length, "Name each team once.");

/** Per cent with at most four decimals. */
const Percent = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/u, {
  error: "Write per cent such as 25 or 12.5, with at most four decimals.",
  abort: true,
});

const FixedShares = z
  .array(
    z.strictObject({
      team: TeamSlug,
      percent: Percent.refine((percent) => percentUnits(percent) > 0n, "Leave out a team that has no share."),
    }),
  )
  .min(1, "Choose at least one team.")
  .max(500)
  .refine((shares) => new Set(shares.map(({ team }) => team)).size === shares.length, "Name each team once.")
  .superRefine((shares, context) => {
    const sum = shares.reduce((total, { percent }) => total + percentUnits(percent), 0n);
    if (sum === percentUnits("100")) return;
    context.addIssue({
      code: "custom",
      message: `The shares add up to ${Number(sum) / 10_000} %. They have to add up to 100 %.`,
    });
  });

/** How what is shared is split. A team that comes later has no part before it is named here. */
export const RuleSplit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("evenly"), teams: Teams }),
  /** In proportion to what each of the teams has of its own. */
  z.strictObject({ kind: z.literal("by-spend"), teams: Teams }),
  z.strictObject({ kind: z.literal("fixed"), shares: FixedShares }),
]);
export type RuleSplit = z.infer<typeof RuleSplit>;

export const BillRule = z.strictObject({ name: singleLine(60), match: RuleMatch, split: RuleSplit });
export type BillRule = z.infer<typeof BillRule>;

/** How costs come to teams. */
export const BillRules = z.strictObject({
  /** The tag whose values name teams. */
  tagKey: z.string().min(1).max(128),
  /** Values that name a team otherwise than by its slug. */
  values: z
    .array(z.strictObject({ value: z.string().min(1).max(256), team: TeamSlug }))
    .max(1000)
    .refine(
      (values) => new Set(values.map(({ value }) => value)).size === values.length,
      "Name each value once.",
    ),
  /** The first that holds for a line has it. */
  rules: z
    .array(BillRule)
    .max(30, "Write at most 30 rules.")
    .refine(
      (rules) => new Set(rules.map(({ name }) => name)).size === rules.length,
      "Name each rule otherwise.",
    ),
});
export type BillRules = z.infer<typeof BillRules>;

/** The rules while nobody has written any: what Quarry tags itself, and nothing shared. */
export const firstRules: BillRules = { tagKey: ownerTag, values: [], rules: [] };

/** Per cent in ten-thousandths of a per cent, exactly. */
export function percentUnits(percent: string): bigint {
  const [whole = "", fraction = ""] = percent.split(".");
  return BigInt(whole + fraction.padEnd(4, "0"));
}
