import type { Snippet, SnippetInput } from "./schema.ts";

/** The three variables that the LangGraph samples for SageMaker Unified Studio read. */
export function dotenv({ arn, region, baseModelId }: SnippetInput): Snippet {
  return {
    id: "dotenv",
    label: ".env",
    language: "dotenv",
    filename: ".env",
    // The input schema lets through only characters that no reader of .env files treats specially.
    code: `MODEL=${baseModelId ?? ""}
INFERENCE_PROFILE_ARN=${arn}
AWS_REGION=${region}
`,
    note: `MODEL is the id of the model behind the profile; calls go to INFERENCE_PROFILE_ARN.${baseModelId ? "" : " The model is not known yet: fill it in."}`,
  };
}
