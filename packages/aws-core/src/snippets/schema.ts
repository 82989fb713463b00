import { z } from "zod";

export const snippetIds = [
  "langchain-python",
  "langchain-js",
  "boto3",
  "aws-sdk-js",
  "aws-cli",
  "strands",
  "vercel-ai-sdk",
  "litellm",
  "dotenv",
] as const;

export const SnippetId = z.enum(snippetIds);
export type SnippetId = z.infer<typeof SnippetId>;

export const SnippetLanguage = z.enum(["python", "typescript", "shell", "yaml", "dotenv"]);
export type SnippetLanguage = z.infer<typeof SnippetLanguage>;

const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]*$/);

/**
 * What the snippets are filled with; `baseModelId` and `provider` are null while the model is unknown. The
 * name is free text, and quoted wherever it stands.
 */
export const SnippetInput = z.strictObject({
  arn: identifier,
  region: identifier,
  baseModelId: identifier.nullable(),
  provider: identifier.nullable(),
  name: z.string(),
});
export type SnippetInput = z.infer<typeof SnippetInput>;

export const Snippet = z.strictObject({
  id: SnippetId,
  label: z.string(),
  language: SnippetLanguage,
  filename: z.string(),
  code: z.string(),
  /** What to install or to know before the code runs. */
  note: z.string(),
});
export type Snippet = z.infer<typeof Snippet>;
