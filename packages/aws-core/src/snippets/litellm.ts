import { stringify } from "yaml";
import { modelFactsOf } from "./placeholders.ts";
import { commentText } from "./quote.ts";
import type { Snippet, SnippetInput } from "./schema.ts";

/** Source: https://docs.litellm.ai/docs/providers/bedrock, application inference profiles. */
export function litellm(input: SnippetInput): Snippet {
  const { baseModelId, warning } = modelFactsOf(input);
  const config = {
    model_list: [
      {
        model_name: commentText(input.name) || "bedrock-profile",
        litellm_params: {
          model: `bedrock/converse/${baseModelId}`,
          model_id: input.arn,
          aws_region_name: input.region,
        },
      },
    ],
  };
  return {
    id: "litellm",
    label: "LiteLLM",
    language: "yaml",
    filename: "litellm-config.yaml",
    code: stringify(config, { lineWidth: 0 }),
    note: `litellm --config litellm-config.yaml. The calls go to model_id, the profile; model tells LiteLLM what the model can do and costs.${warning}`,
  };
}
