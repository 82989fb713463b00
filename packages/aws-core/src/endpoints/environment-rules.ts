import { tokenVariables } from "../images/image-environment.ts";

/** Why SageMaker, or Quarry, would not take an environment variable; `key` is empty for all together. */
export interface EnvironmentProblem {
  key: string;
  problem: string;
}

/** Variables that a model has at most, and characters of a name and a value. */
export const mostVariables = 100;
const longestText = 1024;

const keyPattern = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

// What DescribeModel would show to everybody who may call it, and a request would keep in the database.
const secretValue =
  /\bhf_[A-Za-z0-9]{16,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bsk-[A-Za-z0-9_-]{20,}/;

/**
 * Checks a container's environment as CreateModel does: at most 100 variables, names of
 * `[a-zA-Z_][a-zA-Z0-9_]*`, names and values of at most 1,024 characters. A Hub token, an AWS access key and
 * other secrets are refused beyond that: a stored request never holds one. An empty list when all is well.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export function checkEnvironment(environment: Readonly<Record<string, string>>): EnvironmentProblem[] {
  const entries = Object.entries(environment);
  const problems = entries.flatMap(([key, value]) => {
    const problem = keyProblem(key) ?? valueProblem(key, value);
    return problem === undefined ? [] : [{ key, problem }];
  });
  if (entries.length <= mostVariables) return problems;
  const problem = `A model has at most ${mostVariables} variables; these are ${entries.length}.`;
  return [...problems, { key: "", problem }];
}

function keyProblem(key: string): string | undefined {
  if (key === "") return "A variable needs a name.";
  if (key.length > longestText) return `A name has at most ${longestText} characters.`;
  if (/^[0-9]/.test(key)) return "A name begins with a letter or an underscore.";
  if (!keyPattern.test(key)) return "A name holds letters, digits and underscores.";
  if (tokenVariables.includes(key)) {
    return "The Hub token is not part of the environment here: give it where the model is chosen, and it is stored encrypted.";
  }
  return undefined;
}

function valueProblem(key: string, value: string): string | undefined {
  if (value.length > longestText) {
    return `The value of ${key} has ${value.length} characters; SageMaker takes ${longestText}.`;
  }
  if (secretValue.test(value)) {
    return `The value of ${key} looks like a secret, which DescribeModel would show. Remove it, and replace the secret if it is real.`;
  }
  return undefined;
}
