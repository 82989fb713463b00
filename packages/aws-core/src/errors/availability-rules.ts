import type { ExplanationRule } from "./explanation-rule.ts";

/** The model or AWS could not answer now. */
export const availabilityRules: readonly ExplanationRule[] = [
  {
    id: "no-endpoint",
    when: {
      text: /could not connect to the endpoint url|ENOTFOUND bedrock|service may not be available in the/i,
    },
    title: "There is no such endpoint to reach",
    cause: "The service has no endpoint in this Region, or the network does not lead to it.",
    remedy:
      "Give the client a Region that has Amazon Bedrock; in a closed network, add a VPC endpoint for it.",
  },
  {
    id: "stream-broke",
    when: { awsCode: /^ModelStreamErrorException$/ },
    title: "The answer broke off",
    cause: "The model failed while it was answering. What arrived is incomplete, and has been billed.",
    remedy: "Send the message again; if it breaks at the same place, shorten or reword it.",
  },
  {
    id: "daily-quota",
    when: { text: /too many tokens per day/i },
    title: "The daily token quota is used up",
    cause: "The account has used its tokens of this model for today.",
    remedy: "Use another model until tomorrow, or ask for a higher quota in Service Quotas.",
  },
  {
    id: "throttled",
    when: { code: "throttled" },
    title: "Bedrock is limiting the calls",
    cause: "The account has used its tokens per minute for this model, or the model is in high demand.",
    remedy: "Wait a minute and try again; a cross-Region profile or a higher quota helps if it goes on.",
  },
  {
    id: "model-not-ready",
    when: { code: "not-ready" },
    title: "The model is being loaded",
    cause: "An imported model is unloaded after five idle minutes; the first call loads it again.",
    remedy: "Try again in a few minutes.",
  },
  {
    id: "model-timeout",
    when: { awsCode: /^ModelTimeoutException$/ },
    title: "The model took too long",
    cause: "Bedrock gave up waiting for the model.",
    remedy: "Shorten the conversation, lower the maximum number of tokens, or try again.",
  },
  {
    id: "timeout",
    when: { code: "timeout" },
    title: "AWS did not answer in time",
    cause: "No connection or no answer came within the time limit.",
    remedy: "Try again. If it goes on, check the network path to the Region's endpoint.",
  },
  {
    id: "aborted",
    when: { code: "aborted" },
    title: "The call was stopped",
    cause: "It was stopped from this side before the answer was complete.",
    remedy: "Send it again if that was not intended.",
  },
  {
    id: "not-found",
    when: { code: "not-found" },
    title: "AWS does not find it",
    cause: "It was deleted, never existed, or lives in another account or Region.",
    remedy: "Check account, Region and id; something just created can take seconds to appear.",
  },
  {
    id: "quota",
    when: { code: "quota" },
    title: "A quota of the account is reached",
    cause: "AWS allows no more of these in this account and Region.",
    remedy: "Remove what is not needed, or ask for a higher quota in Service Quotas.",
  },
  {
    id: "conflict",
    when: { code: "conflict" },
    title: "It clashes with something that exists",
    cause: "The name is taken, or the resource is being changed or used at this moment.",
    remedy: "Choose another name, or wait until the other change is done.",
  },
];
