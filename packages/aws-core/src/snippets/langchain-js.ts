import { modelFactsOf } from "./placeholders.ts";
import { commentText, typescriptString } from "./quote.ts";
import type { Snippet, SnippetInput } from "./schema.ts";

/** Source: https://reference.langchain.com/javascript/langchain-aws, `ChatBedrockConverse`. */
export function langchainJs(input: SnippetInput): Snippet {
  const { baseModelId, warning } = modelFactsOf(input);
  return {
    id: "langchain-js",
    label: "LangChain (JavaScript)",
    language: "typescript",
    filename: "langchain-profile.ts",
    code: `import { ChatBedrockConverse } from "@langchain/aws";

// Profile: ${commentText(input.name)}
const llm = new ChatBedrockConverse({
  model: ${typescriptString(baseModelId)},
  applicationInferenceProfile: ${typescriptString(input.arn)},
  region: ${typescriptString(input.region)},
});

const answer = await llm.invoke("Say hello in three words.");
console.log(answer.text);
`,
    note: `npm install @langchain/aws @langchain/core. The calls go to the profile; model only tells the library what the model can do.${warning}`,
  };
}
