import { commentText, shellWord } from "./quote.ts";
import type { Snippet, SnippetInput } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/cli/latest/reference/bedrock-runtime/converse.html */
export function awsCli({ arn, region, name }: SnippetInput): Snippet {
  return {
    id: "aws-cli",
    label: "AWS CLI",
    language: "shell",
    filename: "converse.sh",
    code: `# Profile: ${commentText(name)}
aws bedrock-runtime converse \\
  --region ${shellWord(region)} \\
  --model-id ${shellWord(arn)} \\
  --messages '[{"role": "user", "content": [{"text": "Say hello in three words."}]}]' \\
  --inference-config '{"maxTokens": 512}' \\
  --query 'output.message.content[].text' \\
  --output text
`,
    note: "Needs the AWS CLI 2.15.52 or newer. IAM checks bedrock:InvokeModel.",
  };
}
