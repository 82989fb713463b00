import { awsCli } from "./aws-cli.ts";
import { awsSdkJs } from "./aws-sdk-js.ts";
import { boto3 } from "./boto3.ts";
import { dotenv } from "./dotenv.ts";
import { langchainJs } from "./langchain-js.ts";
import { langchainPython } from "./langchain-python.ts";
import { litellm } from "./litellm.ts";
import { SnippetInput, type Snippet } from "./schema.ts";
import { strands } from "./strands.ts";
import { vercelAiSdk } from "./vercel-ai-sdk.ts";

const snippets = [
  langchainPython,
  langchainJs,
  boto3,
  awsSdkJs,
  awsCli,
  strands,
  vercelAiSdk,
  litellm,
  dotenv,
] as const;

/**
 * Renders working code for a profile in every language and library Quarry knows, in the order they are shown.
 *
 * No snippet sets a temperature: newer models refuse it.
 *
 * @throws ZodError when ARN, Region or model id hold characters that none of AWS's have
 */
export function renderSnippets(input: SnippetInput): Snippet[] {
  const parsed = SnippetInput.parse(input);
  return snippets.map((render) => render(parsed));
}
