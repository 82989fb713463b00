import { commentText, pythonString } from "./quote.ts";
import type { Snippet, SnippetInput } from "./schema.ts";

/** Source: https://strandsagents.com/docs/user-guide/concepts/model-providers/amazon-bedrock/ */
export function strands({ arn, region, name }: SnippetInput): Snippet {
  return {
    id: "strands",
    label: "Strands Agents",
    language: "python",
    filename: "strands_profile.py",
    code: `from strands import Agent
from strands.models import BedrockModel

# Profile: ${commentText(name)}
model = BedrockModel(
    model_id=${pythonString(arn)},
    region_name=${pythonString(region)},
    max_tokens=512,
)

agent = Agent(model=model)
agent("Say hello in three words.")
`,
    note: "pip install -U strands-agents. The agent streams: IAM checks bedrock:InvokeModelWithResponseStream.",
  };
}
