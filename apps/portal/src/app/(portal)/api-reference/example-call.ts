import type { JsonSchema } from "./json-schema.ts";
import type { ApiInput, ApiOperation } from "./read-api.ts";

/** Values that read better than what a schema alone tells. */
const samples: Record<string, unknown> = {
  arns: ["arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k3v9q2m1x8ab"],
  messages: [{ role: "user", text: "Why is the sky blue?" }],
  name: "nightly-notebook",
  regions: ["us-east-1"],
  roleArn: "arn:aws:iam::444455556666:role/QuarryConnection",
  target: "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k3v9q2m1x8ab",
};

/** A curl command that calls the operation with what it cannot do without; the token comes from the environment. */
export function exampleCall({ method, path, inputs, answer }: ApiOperation, origin: string): string {
  const address = `${origin}/api/v1${path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => `$${name.toUpperCase()}`)}`;
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}"${address}"`,
    `-H "Authorization: Bearer $QUARRY_TOKEN"`,
    ...bodyParts(method, inputs),
    ...(answer === "text/event-stream" ? ["--no-buffer"] : []),
    ...(answer === "text/csv" ? ["--remote-header-name --remote-name"] : []),
  ];
  return parts.join(" \\\n  ");
}

function bodyParts(method: string, inputs: readonly ApiInput[]): string[] {
  const sent = inputs.filter(({ place, isRequired }) => isRequired && (place === "body" || place === "form"));
  if (sent.some(({ place }) => place === "form")) return sent.map(({ name }) => `-F ${name}=@export.zip`);
  if (sent.length === 0 && method !== "POST") return [];
  const body = Object.fromEntries(sent.map(({ name, schema }) => [name, samples[name] ?? sampleOf(schema)]));
  return [`-H "Content-Type: application/json"`, `-d '${JSON.stringify(body)}'`];
}

function sampleOf({ enum: values, type, minimum = 1, items }: JsonSchema): unknown {
  if (values) return values[0];
  if (type === "integer" || type === "number") return minimum;
  if (type === "boolean") return true;
  if (type === "array") return items ? [sampleOf(items)] : [];
  return "…";
}
