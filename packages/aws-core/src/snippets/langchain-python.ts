import { modelFactsOf } from "./placeholders.ts";
import { commentText, pythonString } from "./quote.ts";
import type { Snippet, SnippetInput } from "./schema.ts";

/** Source: https://github.com/langchain-ai/langchain-aws, `ChatBedrockConverse`. */
export function langchainPython(input: SnippetInput): Snippet {
  const { baseModelId, provider, warning } = modelFactsOf(input);
  return {
    id: "langchain-python",
    label: "LangChain (Python)",
    language: "python",
    filename: "langchain_profile.py",
    code: `from langchain_aws import ChatBedrockConverse

# Profile: ${commentText(input.name)}
llm = ChatBedrockConverse(
    model=${pythonString(input.arn)},
    provider=${pythonString(provider)},
    base_model_id=${pythonString(baseModelId)},
    region_name=${pythonString(input.region)},
)

print(llm.invoke("Say hello in three words.").text)
`,
    note: `pip install -U langchain-aws (1.0 or newer). An ARN holds no provider, so provider is required; base_model_id spares the call of GetInferenceProfile, which many roles may not make.${warning}`,
  };
}
