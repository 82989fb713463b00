import { z } from "zod";

const textOrTexts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const scalar = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const conditionValues = z.union([scalar, z.array(scalar)]).transform((value) => [value].flat());

const StatementShape = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Principal: z.union([z.literal("*"), z.record(z.string(), textOrTexts)]).optional(),
  NotPrincipal: z.union([z.literal("*"), z.record(z.string(), textOrTexts)]).optional(),
  Action: textOrTexts.optional(),
  NotAction: textOrTexts.optional(),
  Resource: textOrTexts.optional(),
  NotResource: textOrTexts.optional(),
  /** Operator → condition key → values. */
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
});

const PolicyShape = z.strictObject({
  Version: z.enum(["2012-10-17", "2008-10-17"]).optional(),
  Id: z.string().optional(),
  Statement: z
    .union([StatementShape, z.array(StatementShape).min(1)])
    .transform((statements) => [statements].flat()),
});

/** A policy in IAM's grammar; what may be one text or several is always a list here. */
export type PolicyDocument = z.output<typeof PolicyShape>;

export type Statement = z.output<typeof StatementShape>;

/** Reads a policy's JSON; undefined for anything that is not in IAM's grammar. */
export function readPolicy(text: string): PolicyDocument | undefined {
  return PolicyShape.safeParse(parseJson(text)).data;
}

/** The JSON value of a text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
