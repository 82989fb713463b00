import type { PolicyDocument, PolicyStatement } from "../policy-document.ts";

/** One call as IAM sees it; condition keys that are not there are left out. */
export interface AuthorisedCall {
  action: string;
  resource: string;
  context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Whether a policy alone allows a call, by the operators that this folder writes.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @throws Error for an operator that is not known here
 */
export function isAllowed({ Statement }: PolicyDocument, call: AuthorisedCall): boolean {
  return Statement.some((statement) => allows(statement, call));
}

function allows(
  { Effect, Action, Resource, Condition = {} }: PolicyStatement,
  { action, resource, context = {} }: AuthorisedCall,
): boolean {
  return (
    Effect === "Allow" &&
    Action.includes(action) &&
    Resource.some((pattern) => isLike(pattern, resource)) &&
    Object.entries(Condition).every(([operator, wanted]) =>
      Object.entries(wanted).every(([key, values]) => compare(operator, [values].flat(), context[key])),
    )
  );
}

function compare(operator: string, wanted: string[], given: string | readonly string[] | undefined): boolean {
  const values = given === undefined ? [] : [given].flat();
  if (operator === "StringEquals") return values.some((value) => wanted.includes(value));
  if (operator === "StringEqualsIfExists")
    return given === undefined || values.some((value) => wanted.includes(value));
  if (operator === "ArnLike") return values.some((value) => wanted.some((pattern) => isLike(pattern, value)));
  if (operator === "ForAllValues:StringNotEquals") return values.every((value) => !wanted.includes(value));
  throw new Error(`Not known: ${operator}`);
}

function isLike(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return text === pattern;
  if (!text.startsWith(first)) return false;
  const tail = rest.pop() ?? "";
  let place = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, place);
    if (found < 0) return false;
    place = found + piece.length;
  }
  return text.length - tail.length >= place && text.endsWith(tail);
}
