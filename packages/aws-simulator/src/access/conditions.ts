/** What is known of a call, by condition key in lower case; a key with several values satisfies by any of them. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

/** Makes a context; keys are compared without case, as IAM does, and undefined values are left out. */
export function conditionContext(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): ConditionContext {
  return new Map(
    Object.entries(values).flatMap(([key, value]): [string, string[]][] =>
      value === undefined ? [] : [[key.toLowerCase(), [value].flat()]],
    ),
  );
}

type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Whether every operator and key of a statement's Condition holds. An operator that is not known here never holds. */
export function conditionsHold(conditions: Conditions | undefined, context: ConditionContext): boolean {
  return conditionEntries(conditions).every(([operator, key, values]) =>
    holds({ operator, wanted: values.map((value) => fillVariables(value, context)), key, context }),
  );
}

/** Condition keys of a statement that the context does not have, in the statement's spelling. */
export function missingKeys(conditions: Conditions | undefined, context: ConditionContext): string[] {
  return conditionEntries(conditions)
    .map(([, key]) => key)
    .filter((key) => !context.has(key.toLowerCase()));
}

const conditionEntries = (conditions: Conditions = {}): [string, string, readonly string[]][] =>
  Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]): [string, string, readonly string[]] => [operator, key, values]),
  );

type Question = { operator: string; key: string; wanted: readonly string[]; context: ConditionContext };

function holds({ operator, key, wanted, context }: Question): boolean {
  const actual = context.get(key.toLowerCase());
  const [, set = "", name = "", ifExists = ""] =
    /^(?:(ForAnyValue|ForAllValues):)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === "Null") return wanted.includes(String(actual === undefined));
  const isNegated = name.includes("Not");
  const compare = comparisons[name.replace("Not", "")];
  if (compare === undefined) return false;
  if (actual === undefined) return ifExists !== "" || set === "ForAllValues" || (isNegated && set === "");
  const isMet = (value: string): boolean => wanted.some((pattern) => compare(value, pattern)) !== isNegated;
  return set === "ForAllValues" || (isNegated && set === "") ? actual.every(isMet) : actual.some(isMet);
}

type Compare = (actual: string, wanted: string) => boolean;

const comparisons: Readonly<Record<string, Compare>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: (actual, wanted) => isLike(actual, wanted),
  // ArnEquals and ArnLike behave identically; each of the six parts is matched on its own.
  ArnEquals: isArnLike,
  ArnLike: isArnLike,
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: (actual, wanted) => Number(actual) === Number(wanted),
  NumericLessThan: (actual, wanted) => Number(actual) < Number(wanted),
  NumericLessThanEquals: (actual, wanted) => Number(actual) <= Number(wanted),
  NumericGreaterThan: (actual, wanted) => Number(actual) > Number(wanted),
  NumericGreaterThanEquals: (actual, wanted) => Number(actual) >= Number(wanted),
  DateEquals: (actual, wanted) => Date.parse(actual) === Date.parse(wanted),
  DateLessThan: (actual, wanted) => Date.parse(actual) < Date.parse(wanted),
  DateGreaterThan: (actual, wanted) => Date.parse(actual) > Date.parse(wanted),
};

/** Matches `*` (any text) and `?` (one character); everything else stands for itself. */
export function isLike(text: string, pattern: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "s").test(text);
}

function isArnLike(text: string, pattern: string): boolean {
  if (pattern === "*") return true;
  const [actual, wanted] = [arnParts(text), arnParts(pattern)];
  return wanted.length === 6 && wanted.every((part, index) => isLike(actual[index] ?? "", part));
}

/** The six parts of an ARN; colons after the fifth belong to the resource. */
export function arnParts(arn: string): string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(":")] : [])];
}

/** Fills policy variables such as `${aws:username}`; one without a value stays and matches nothing. */
export function fillVariables(text: string, context: ConditionContext): string {
  return text.replace(/\$\{([^}]+)\}/g, (whole, key: string) => context.get(key.toLowerCase())?.[0] ?? whole);
}
