import { z } from "zod";

/** What a part of a statement names: these, or everything but these. */
export interface Named {
  but: boolean;
  names: string[];
}

/** One principal of a trust policy; the type of `"Principal": "*"` is `*`. */
export interface ReadPrincipal {
  type: string;
  name: string;
}

/** One test of a condition; all must hold. */
export interface ReadCondition {
  operator: string;
  /** In lower case, because AWS does not tell condition keys by case. */
  key: string;
  values: string[];
}

/** A statement in one shape, whichever way it was written. */
export interface ReadStatement {
  /** Where it stands, for people: `inline policy a, statement ReadIt`. */
  label: string;
  effect: "Allow" | "Deny";
  /** In lower case, because AWS does not tell actions by case. */
  actions: Named;
  resources: Named;
  principals: { but: boolean; names: ReadPrincipal[] };
  conditions: ReadCondition[];
}

const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const Values = z.union([
  z.union([z.string(), z.number(), z.boolean()]).transform((value) => [String(value)]),
  z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)),
]);
const Principals = z.union([
  z.literal("*").transform(() => [{ type: "*", name: "*" }]),
  z
    .record(z.string(), Texts)
    .transform((types) =>
      Object.entries(types).flatMap(([type, names]) => names.map((name) => ({ type, name }))),
    ),
]);

// Strict, so that an element this does not know is never passed over.
const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Action: Texts.optional(),
  NotAction: Texts.optional(),
  Resource: Texts.optional(),
  NotResource: Texts.optional(),
  Principal: Principals.optional(),
  NotPrincipal: Principals.optional(),
  Condition: z.record(z.string(), z.record(z.string(), Values)).optional(),
});

const Document = z.strictObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
});

/**
 * Reads a policy in any of the ways in which it is written: as an object, as JSON or as the URL-encoded JSON of
 * IAM's answers; with one statement or several, with a text or a list. Undefined when it is no policy, or holds an
 * element that is not known here.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * @param source what the policy is called where it is spoken of, such as `inline policy a`
 */
export function readDocument(document: unknown, source: string): ReadStatement[] | undefined {
  const parsed = Document.safeParse(typeof document === "string" ? parseJson(document) : document);
  return parsed.success
    ? parsed.data.Statement.map((statement, index) => ({
        label: `${source}, statement ${statement.Sid ?? index + 1}`,
        effect: statement.Effect,
        actions: lowered(named(statement.Action, statement.NotAction)),
        resources: named(statement.Resource, statement.NotResource),
        principals: named(statement.Principal, statement.NotPrincipal),
        conditions: conditionsOf(statement.Condition ?? {}),
      }))
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(/^\s*%7B/i.test(text) ? decodeURIComponent(text) : text);
  } catch {
    return undefined;
  }
}

function named<Name>(
  these: Name[] | undefined,
  butThese: Name[] | undefined,
): { but: boolean; names: Name[] } {
  return butThese ? { but: true, names: butThese } : { but: false, names: these ?? [] };
}

function lowered({ but, names }: Named): Named {
  return { but, names: names.map((name) => name.toLowerCase()) };
}

function conditionsOf(condition: Record<string, Record<string, string[]>>): ReadCondition[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key: key.toLowerCase(), values })),
  );
}
