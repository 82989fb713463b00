import type { ExplanationRule } from "./explanation-rule.ts";

/** The request itself cannot be answered. */
export const requestRules: readonly ExplanationRule[] = [
  {
    id: "provider-missing",
    when: { text: /model provider should be supplied|provider.{0,60}(arn|inferred|required|supplied)/i },
    title: "The library cannot tell the provider from an ARN",
    cause: "LangChain reads the provider from a model id; the ARN of an application profile holds none.",
    remedy: "Pass provider and base_model_id with the ARN, as the LangChain snippet of the profile does.",
  },
  {
    id: "needs-profile",
    when: { text: /on-demand throughput isn.t supported|doesn.t support on-demand throughput/i },
    title: "The model can be called through a profile only",
    cause:
      "Newer models cannot be called by their id; Bedrock wants an inference profile that holds the model.",
    remedy:
      "Use an application inference profile of this model, or a system-defined one where it is allowed.",
  },
  {
    id: "unsupported-country",
    when: { text: /not allowed from unsupported countries/i },
    title: "The provider does not serve this country",
    cause: "Anthropic's models may not be called from the country or territory that the call comes from.",
    remedy: "Call from a place in a supported country, such as a workload that runs in an AWS Region there.",
  },
  {
    id: "operation-not-allowed",
    when: { code: "invalid", text: /\bOperation not allowed\b/i },
    title: "The account may not call models yet",
    cause: "AWS holds model calls of this account back, as it does with new or restricted accounts.",
    remedy: "Open a case with AWS Support; no change of policies or code helps.",
  },
  {
    id: "temperature-and-top-p",
    when: { text: /temperature.{0,3} and .{0,3}top_?p.{0,3} cannot both be specified/i },
    title: "The model takes temperature or topP, not both",
    cause: "Claude models since Opus 4.1 refuse a request that sets both.",
    remedy: "Leave one of them out; some libraries send both unless told otherwise.",
  },
  {
    id: "sampling-removed",
    when: { text: /(temperature|top_?[pk]).{0,3} is deprecated for this model/i },
    title: "The model no longer takes this parameter",
    cause: "Claude models since Opus 4.7 refuse temperature, topP and topK.",
    remedy: "Leave the parameter out. A library that sends a default must be told the model id.",
  },
  {
    id: "converse-unsupported",
    when: { text: /action doesn.t support the model/i },
    title: "The model does not take conversations",
    cause: "This model, often an imported one, has no chat template for the Converse API.",
    remedy: "Call it with InvokeModel and the body of its own model family.",
  },
  {
    id: "system-unsupported",
    when: { text: /doesn.t support system (messages|prompts)/i },
    title: "The model takes no system prompt",
    cause: "The Converse API offers no system prompt for this model.",
    remedy: "Leave the system prompt empty and put the instruction into the first message.",
  },
  {
    id: "too-long",
    when: {
      text: /(input|prompt) is too long|too many input tokens|exceeds? the (maximum|max).{0,40}tokens|context window/i,
    },
    title: "The conversation is longer than the model takes",
    cause: "The messages together with the requested answer exceed the model's context or output limit.",
    remedy: "Shorten the conversation or lower the maximum number of tokens.",
  },
  {
    id: "user-first",
    when: { text: /must start with a user message/i },
    title: "The conversation does not begin with the user",
    cause: "Bedrock takes conversations whose first message is the user's.",
    remedy: "Put a user message first.",
  },
  {
    id: "identifier-invalid",
    when: { text: /provided model identifier is invalid/i },
    title: "Bedrock does not know this model id here",
    cause: "The id or ARN is mistyped, or belongs to another Region than the one called.",
    remedy: "Compare the Region of the client with the Region in the ARN, then the id.",
  },
  {
    id: "validation",
    when: { code: "invalid" },
    title: "AWS does not accept the request",
    cause: "A value of the request breaks a rule of the API; AWS's own message names it.",
    remedy: "Correct the value and send the request again.",
  },
];
