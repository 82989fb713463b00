/** An IAM policy as AWS writes it. */
export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: PolicyStatement[];
}

export interface PolicyStatement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/**
 * Characters of a managed policy, white space not counted.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const mostPolicyCharacters = 6144;

/** A policy longer than IAM stores; `message` says what to leave out. */
export class PolicyTooLongError extends Error {
  constructor(characters: number) {
    super(
      `The policy would have ${characters} characters, and IAM stores ${mostPolicyCharacters}. Name fewer Regions or tags.`,
    );
    this.name = "PolicyTooLongError";
  }
}

/**
 * Puts statements together to a policy.
 *
 * @throws PolicyTooLongError when IAM would not store it as a managed policy
 */
export function policyOf(statements: PolicyStatement[]): PolicyDocument {
  const document: PolicyDocument = { Version: "2012-10-17", Statement: statements };
  const { length } = JSON.stringify(document).replaceAll(/\s/g, "");
  if (length > mostPolicyCharacters) throw new PolicyTooLongError(length);
  return document;
}
