import { parseBedrockArn } from "./bedrock-arn.ts";

/**
 * The application inference profile ARNs in any text, such as a list, a template or a state file, each once and
 * in order. Wildcards, shortened accounts and other kinds of resources are left out.
 */
export function applicationProfileArnsIn(text: string): string[] {
  const found = text.matchAll(
    /arn:aws[a-z-]*:bedrock:[a-z0-9-]+:[0-9]{12}:application-inference-profile\/[\w:.-]+/g,
  );
  const arns = [...found].map(([arn]) => arn.replace(/[.:]+$/, ""));
  return [...new Set(arns)].filter((arn) => parseBedrockArn(arn)?.kind === "application-inference-profile");
}
