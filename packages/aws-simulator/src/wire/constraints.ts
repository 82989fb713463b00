import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "./aws-error.ts";
import { isMembers, membersOf } from "./members.ts";
import { requiredMemberCount } from "./schema.ts";

/**
 * Limits that the API models state and the SDK's schemas do not carry.
 * `length` counts characters, list items, map entries or bytes; `pattern` must match the whole value.
 */
export type Constraint = {
  length?: readonly [min: number, max: number];
  range?: readonly [min: number, max: number];
  pattern?: string;
  oneOf?: readonly string[];
  /** For each item of a list, or each value of a map. */
  each?: Constraint;
  /** For each key of a map. */
  keys?: Constraint;
};

/** Constraints by `Structure.member`, e.g. `CreateInferenceProfileRequest.inferenceProfileName`. */
export type Constraints = Readonly<Record<string, Constraint>>;

type ValidationRules = {
  constraints: Constraints;
  validationCode: string;
  /** Leaves values out of the sentences. */
  hidesValues?: boolean;
};

/**
 * Checks an input against its schema (required members, JSON kinds) and the constraints.
 * Throws `AwsError` with the words that AWS's own front end uses:
 * `1 validation error detected: Value 'x' at 'name' failed to satisfy constraint: Member must …`.
 */
export function validateInput(
  input: Record<string, unknown>,
  shape: NormalizedSchema,
  { constraints, validationCode, hidesValues = false }: ValidationRules,
): void {
  const problems: string[] = [];
  visitStructure({ value: input, shape, path: "", constraints, problems, hidesValues });
  if (problems.length === 0) return;
  const count = `${problems.length} validation error${problems.length === 1 ? "" : "s"} detected`;
  throw new AwsError(validationCode, `${count}: ${problems.join("; ")}`, { status: 400 });
}

type Visit = {
  value: unknown;
  shape: NormalizedSchema;
  path: string;
  constraints: Constraints;
  problems: string[];
  hidesValues: boolean;
};

function visitStructure(visit: Visit): void {
  const { value, shape, path, constraints, problems, hidesValues } = visit;
  const members = membersOf(value);
  const required = shape.isUnionSchema() ? 0 : requiredMemberCount(shape);
  let position = 0;
  for (const [name, member] of shape.structIterator()) {
    const memberPath = path === "" ? pathPart(name) : `${path}.${pathPart(name)}`;
    const memberValue = members[name];
    position += 1;
    if (memberValue === undefined || memberValue === null) {
      if (position <= required)
        problems.push(failure(hidesValues ? undefined : null, memberPath, "Member must not be null"));
      continue;
    }
    if (member.isStreaming()) continue;
    requireKind(memberValue, member);
    const rule = constraints[`${shape.getName() ?? ""}.${name}`];
    if (rule !== undefined)
      problems.push(
        ...violations(memberValue, rule, { path: memberPath, isHidden: hidesValues || isSensitive(member) }),
      );
    descend({ ...visit, value: memberValue, shape: member, path: memberPath });
  }
}

// AWS's front ends tell member names with a small first letter, also where the wire has a capital one.
const pathPart = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function descend(visit: Visit): void {
  const { value, shape, path } = visit;
  if (shape.isStructSchema()) return visitStructure(visit);
  if (shape.isListSchema()) {
    const item = shape.getValueSchema();
    listOf(value).forEach((entry, index) => {
      if (entry === null || entry === undefined) return;
      requireKind(entry, item);
      descend({ ...visit, value: entry, shape: item, path: `${path}.${index + 1}.member` });
    });
    return;
  }
  if (!shape.isMapSchema()) return;
  for (const [key, entry] of Object.entries(membersOf(value))) {
    if (entry === null || entry === undefined) continue;
    requireKind(entry, shape.getValueSchema());
    descend({ ...visit, value: entry, shape: shape.getValueSchema(), path: `${path}.${key}.member` });
  }
}

type Place = { path: string; isHidden: boolean };

function violations(value: unknown, rule: Constraint, { path, isHidden }: Place): string[] {
  const said = isHidden ? undefined : value;
  const found = brokenRules(value, rule).map((broken) => failure(said, path, broken));
  if (rule.each !== undefined) {
    const entries = Array.isArray(value) ? value : Object.values(membersOf(value));
    const broken = firstBroken(entries, rule.each);
    const word = Array.isArray(value) ? "Member" : "Map value";
    if (broken.length > 0)
      found.push(failure(said, path, `${word} must satisfy constraint: [${broken.join(", ")}]`));
  }
  if (rule.keys !== undefined) {
    const broken = firstBroken(Object.keys(membersOf(value)), rule.keys);
    if (broken.length > 0)
      found.push(failure(said, path, `Map keys must satisfy constraint: [${broken.join(", ")}]`));
  }
  return found;
}

const firstBroken = (entries: unknown[], rule: Constraint): string[] =>
  entries.some((entry) => brokenRules(entry, rule).length > 0) ? ruleTexts(rule) : [];

function brokenRules(value: unknown, rule: Constraint): string[] {
  const broken: string[] = [];
  if (rule.length !== undefined) {
    const length = lengthOf(value);
    if (length > rule.length[1])
      broken.push(`Member must have length less than or equal to ${rule.length[1]}`);
    if (length < rule.length[0])
      broken.push(`Member must have length greater than or equal to ${rule.length[0]}`);
  }
  if (rule.range !== undefined && typeof value === "number") {
    if (value > rule.range[1]) broken.push(`Member must have value less than or equal to ${rule.range[1]}`);
    if (value < rule.range[0])
      broken.push(`Member must have value greater than or equal to ${rule.range[0]}`);
  }
  if (rule.pattern !== undefined && typeof value === "string" && !wholeMatch(rule.pattern, value)) {
    broken.push(`Member must satisfy regular expression pattern: ${rule.pattern}`);
  }
  if (rule.oneOf !== undefined && !rule.oneOf.includes(String(value))) {
    broken.push(`Member must satisfy enum value set: [${rule.oneOf.join(", ")}]`);
  }
  return broken;
}

function ruleTexts(rule: Constraint): string[] {
  const texts: string[] = [];
  if (rule.length !== undefined) {
    texts.push(`Member must have length less than or equal to ${rule.length[1]}`);
    texts.push(`Member must have length greater than or equal to ${rule.length[0]}`);
  }
  if (rule.pattern !== undefined)
    texts.push(`Member must satisfy regular expression pattern: ${rule.pattern}`);
  if (rule.oneOf !== undefined) texts.push(`Member must satisfy enum value set: [${rule.oneOf.join(", ")}]`);
  return texts;
}

function lengthOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

const compiled = new Map<string, RegExp>();

function wholeMatch(pattern: string, value: string): boolean {
  const expression = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`, "u");
  compiled.set(pattern, expression);
  return expression.test(value);
}

function failure(value: unknown, path: string, rule: string): string {
  return `Value ${saidValue(value)}at '${path}' failed to satisfy constraint: ${rule}`;
}

function saidValue(value: unknown): string {
  if (value === null) return "null ";
  return value === undefined ? "" : `'${javaText(value)}' `;
}

/** Values as AWS's front end prints them. */
function javaText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(", ")}]`;
  if (!isMembers(value)) return String(value);
  const entries = Object.entries(value).map(([key, entry]) => `${key}=${javaText(entry)}`);
  return `{${entries.join(", ")}}`;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const isSensitive = (member: NormalizedSchema): boolean => Boolean(member.getMergedTraits().sensitive);

const kinds: readonly [test: (shape: NormalizedSchema) => boolean, kind: string, name: string][] = [
  [(shape) => shape.isStringSchema(), "string", "String"],
  [(shape) => shape.isBooleanSchema(), "boolean", "Boolean"],
  [(shape) => shape.isNumericSchema(), "number", "Number"],
];

function requireKind(value: unknown, shape: NormalizedSchema): void {
  for (const [test, kind, name] of kinds) {
    if (test(shape) && typeof value !== kind) throw wrongKind(value, name);
  }
  if (shape.isListSchema() && !Array.isArray(value)) throw wrongKind(value, "List");
  if (
    (shape.isStructSchema() || shape.isMapSchema()) &&
    (typeof value !== "object" || Array.isArray(value))
  ) {
    throw wrongKind(value, shape.isMapSchema() ? "Map" : "Structure");
  }
}

function wrongKind(value: unknown, expected: string): AwsError {
  const scalar = isMembers(value) ? "START_OBJECT" : `${typeof value}_VALUE`.toUpperCase();
  const token = Array.isArray(value) ? "START_ARRAY" : scalar;
  return new AwsError("SerializationException", `${token} can not be converted to a ${expected}`, {
    status: 400,
  });
}
