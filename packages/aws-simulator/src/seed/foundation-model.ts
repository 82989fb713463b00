import type { Geography, Region } from "./geographies.ts";

/** How a model's InvokeModel bodies look. */
export type BodyFamily =
  | "anthropic"
  | "nova"
  | "llama"
  | "mistral"
  | "chat-completions"
  | "deepseek"
  | "cohere-command"
  | "titan-embedding"
  | "cohere-embedding"
  | "nova-canvas";

export type FoundationModel = {
  id: string;
  name: string;
  provider: string;
  family: BodyFamily;
  input: readonly string[];
  output: readonly string[];
  customizations: readonly string[];
  /** Regions where the bare model id may be invoked. */
  onDemand: readonly Region[];
  /** Geographies with a system-defined profile for this model. */
  profiles: readonly Geography[];
  /** First day of life; legacy and end of life as AWS announces them. */
  lifecycle: { since: string; legacy?: string; end?: string };
  /** Most output tokens the model gives. */
  maxTokens: number;
  /** What Converse refuses on this model. */
  refuses: readonly Refusal[];
};

export type Refusal =
  | "system-prompt"
  | "tools"
  /** Newer Claude models answer 400 when both are sent. */
  | "temperature-with-top-p"
  /** The newest Claude models take no temperature at all. */
  | "temperature"
  /** The last message must be the user's. */
  | "prefill";
