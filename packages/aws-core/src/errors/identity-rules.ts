import type { ExplanationRule } from "./explanation-rule.ts";

/** The caller could not be identified at all. */
export const identityRules: readonly ExplanationRule[] = [
  {
    id: "expired-token",
    when: { text: /token.{0,40}expired|ExpiredToken|RequestExpired|signature expired/i },
    title: "The credentials have expired",
    cause: "Temporary credentials were used after their end, or the clock of the machine is wrong.",
    remedy: "Sign in to AWS again, or let the SDK renew the credentials; check the clock if they are new.",
  },
  {
    id: "wrong-signing-region",
    when: { text: /credential should be scoped to a valid region/i },
    title: "The call was signed for another Region",
    cause: "The client signs for one Region and sends to the endpoint of another.",
    remedy: "Give the client the Region of the endpoint, or leave the endpoint address to the SDK.",
  },
  {
    id: "missing-credentials",
    when: {
      text: /could not load credentials|unable to locate credentials|MissingAuthenticationToken|CredentialsProviderError/i,
    },
    title: "There are no AWS credentials",
    cause: "The SDK found no credentials in the environment, the configuration files or the machine's role.",
    remedy: "Set AWS_PROFILE or AWS credentials where the code runs, or give the machine a role.",
  },
  {
    id: "wrong-credentials",
    when: {
      text: /security token included in the request is invalid|signature we calculated|UnrecognizedClient|InvalidClientTokenId|invalid API key format/i,
    },
    title: "AWS does not know these credentials",
    cause: "The access key was deleted, mistyped, or belongs to another partition.",
    remedy: "Get new credentials. A session token must be given together with its keys.",
  },
  {
    id: "denied",
    when: { code: "denied" },
    title: "AWS refused the call",
    cause: "AWS said that the caller may not do this, without saying which policy refused.",
    remedy: "Check that the caller's role allows the action, on the profile and on the models behind it.",
  },
];
