import type { PolicyDocument } from "../policies/policy-document.ts";
import { DeployerInput, endpointLife, regionalArn } from "./deployer.ts";

/**
 * Characters of all inline policies of a user, white space not counted.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const mostUserPolicyCharacters = 2048;

/** A policy longer than the inline policies of a user; `message` says what to shorten. */
export class UserPolicyTooLongError extends Error {
  constructor(characters: number) {
    super(
      `The policy would have ${characters} characters, and a user holds ${mostUserPolicyCharacters}. Shorten the tag, the name prefix or the path of the execution role.`,
    );
    this.name = "UserPolicyTooLongError";
  }
}

/**
 * The inline policy of a deployer's IAM user: the endpoints whose names begin as given, and the one execution
 * role. Narrower than the role's, because a key that leaks works from everywhere and for ever: no scaling, alarms,
 * logs or quotas.
 *
 * @throws ZodError when a text would widen a statement or is of another partition
 * @throws UserPolicyTooLongError
 */
export function deployerUserPermissions(input: DeployerInput): PolicyDocument {
  const deployer = DeployerInput.parse(input);
  // One ARN for models, configurations, endpoints and components: a user has room for a third of a role's text.
  const own = regionalArn(deployer, "sagemaker", `*/${deployer.namePrefix}*`);
  const statements = endpointLife(deployer)
    .filter(({ Sid }) => Sid !== "ListEndpoints")
    .map((statement) =>
      statement.Sid === "PassTheExecutionRole" ? statement : { ...statement, Resource: [own] },
    );
  const document: PolicyDocument = { Version: "2012-10-17", Statement: statements };
  const { length } = JSON.stringify(document).replaceAll(/\s/g, "");
  if (length > mostUserPolicyCharacters) throw new UserPolicyTooLongError(length);
  return document;
}
