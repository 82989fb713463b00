import { commentText, typescriptString } from "./quote.ts";
import type { Snippet, SnippetInput } from "./schema.ts";

/** Source: https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/bedrock-runtime/command/ConverseStreamCommand/ */
export function awsSdkJs({ arn, region, name }: SnippetInput): Snippet {
  return {
    id: "aws-sdk-js",
    label: "AWS SDK for JavaScript",
    language: "typescript",
    filename: "bedrock-profile.ts",
    code: `import { BedrockRuntimeClient, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";

const bedrock = new BedrockRuntimeClient({ region: ${typescriptString(region)} });

// Profile: ${commentText(name)}
const { stream } = await bedrock.send(
  new ConverseStreamCommand({
    modelId: ${typescriptString(arn)},
    messages: [{ role: "user", content: [{ text: "Say hello in three words." }] }],
    inferenceConfig: { maxTokens: 512 },
  }),
);

for await (const event of stream ?? []) {
  process.stdout.write(event.contentBlockDelta?.delta?.text ?? "");
}
`,
    note: "npm install @aws-sdk/client-bedrock-runtime. IAM checks bedrock:InvokeModelWithResponseStream.",
  };
}
