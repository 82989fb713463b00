import { commentText, typescriptString } from "./quote.ts";
import type { Snippet, SnippetInput } from "./schema.ts";

/** Source: https://ai-sdk.dev/providers/ai-sdk-providers/amazon-bedrock */
export function vercelAiSdk({ arn, region, name }: SnippetInput): Snippet {
  return {
    id: "vercel-ai-sdk",
    label: "Vercel AI SDK",
    language: "typescript",
    filename: "ai-sdk-profile.ts",
    code: `import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { streamText } from "ai";

const bedrock = createAmazonBedrock({
  region: ${typescriptString(region)},
  credentialProvider: fromNodeProviderChain(),
});

// Profile: ${commentText(name)}
const { textStream } = streamText({
  model: bedrock(${typescriptString(arn)}),
  prompt: "Say hello in three words.",
});

for await (const text of textStream) process.stdout.write(text);
`,
    note: "npm install ai @ai-sdk/amazon-bedrock @aws-sdk/credential-providers. Without credentialProvider the library reads access keys from the environment only, so roles and AWS_PROFILE would not work.",
  };
}
