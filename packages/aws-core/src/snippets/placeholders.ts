import type { SnippetInput } from "./schema.ts";

/** The model facts that a library needs beside the ARN, with something to replace where they are unknown. */
export interface ModelFacts {
  baseModelId: string;
  provider: string;
  /** What to do about unknown facts; empty when all are known. */
  warning: string;
}

const unknownModel: ModelFacts = {
  baseModelId: "REPLACE_WITH_MODEL_ID",
  provider: "REPLACE_WITH_PROVIDER",
  warning:
    " The model behind this profile is not known yet: replace the model id, such as amazon.nova-lite-v1:0, and the provider, such as amazon.",
};

/** The facts, or placeholders for both, since one is part of the other. */
export function modelFactsOf({ baseModelId, provider }: SnippetInput): ModelFacts {
  if (baseModelId === null || provider === null) return unknownModel;
  return { baseModelId, provider, warning: "" };
}
