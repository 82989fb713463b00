// Refusals that pass by themselves: whether they ever do is the caller's to limit in time.

import { AwsError } from "../errors/aws-error.ts";

/** A role that was made a moment ago cannot be assumed yet. */
export function isRolePropagating(error: unknown): error is AwsError {
  return isSaying(error, /^Could not assume role/i);
}

/** CreateEndpoint and UpdateEndpoint read the configuration with eventual consistency, as their documentation warns. */
export function isConfigurationUnseen(error: unknown): error is AwsError {
  return isSaying(error, /^Could not find endpoint configuration/i);
}

/** Something else, such as scaling, has begun to change the endpoint or the component since it was looked at. */
export function isInProgress(error: unknown): error is AwsError {
  return isSaying(error, /^Cannot update (?:in-progress endpoint|inference component .* in state)/i);
}

const isSaying = (error: unknown, words: RegExp): error is AwsError =>
  error instanceof AwsError && words.test(error.message);
