import { commentText, pythonString } from "./quote.ts";
import type { Snippet, SnippetInput } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/boto3/latest/reference/services/bedrock-runtime/client/converse.html */
export function boto3({ arn, region, name }: SnippetInput): Snippet {
  return {
    id: "boto3",
    label: "boto3 (Python)",
    language: "python",
    filename: "boto3_profile.py",
    code: `import boto3

bedrock = boto3.client("bedrock-runtime", region_name=${pythonString(region)})

# Profile: ${commentText(name)}
response = bedrock.converse(
    modelId=${pythonString(arn)},
    messages=[{"role": "user", "content": [{"text": "Say hello in three words."}]}],
    inferenceConfig={"maxTokens": 512},
)

for block in response["output"]["message"]["content"]:
    print(block.get("text", ""))
`,
    note: "pip install -U boto3. IAM checks bedrock:InvokeModel; there is no action called Converse.",
  };
}
