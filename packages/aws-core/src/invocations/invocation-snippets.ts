import { z } from "zod";
import { dnsSuffix } from "../images/registries.ts";
import type { BodyForm } from "../images/schema.ts";
import { commentText, pythonString, shellWord, typescriptString } from "../snippets/quote.ts";
import { Snippet } from "../snippets/schema.ts";
import { pythonLiteral } from "./python-literal.ts";

export const invocationSnippetIds = ["boto3", "aws-sdk-js", "curl", "aws-cli"] as const;

/** Code that calls an endpoint; the fields are those of a profile's snippets, so both are shown alike. */
export const InvocationSnippet = Snippet.extend({ id: z.enum(invocationSnippetIds) });
export type InvocationSnippet = z.infer<typeof InvocationSnippet>;

export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/);

/** What the snippets are filled with; the body is any JSON text, and quoted wherever it stands. */
export const InvocationSnippetInput = z.strictObject({
  endpoint: identifier,
  region: identifier,
  /** Null where the model is placed directly on the endpoint. */
  component: identifier.nullable(),
  body: z.string().refine(isJson, { error: "The body is not JSON." }),
});
export type InvocationSnippetInput = z.infer<typeof InvocationSnippetInput>;

/** A short call in each form, to begin with. */
export function sampleBody(form: BodyForm): string {
  return JSON.stringify(samples[form]);
}

const prompt = "Write me a post about AWS SageMaker inference endpoints.";
const samples: Readonly<Record<BodyForm, object>> = {
  tgi: {
    inputs: prompt,
    parameters: { max_new_tokens: 150, temperature: 0.01, top_p: 0.9, return_full_text: false },
  },
  "openai-chat": { messages: [{ role: "user", content: prompt }], max_tokens: 150 },
  embeddings: { inputs: prompt },
  raw: { inputs: prompt },
};

/**
 * Renders code that sends a body to an endpoint, in every way Quarry knows.
 *
 * @throws ZodError when a name holds characters that none of AWS's have, or the body is not JSON
 */
export function renderInvocationSnippets(input: InvocationSnippetInput): InvocationSnippet[] {
  const parsed = InvocationSnippetInput.parse(input);
  return [boto3(parsed), awsSdkJs(parsed), curl(parsed), awsCli(parsed)];
}

const permission = "IAM checks sagemaker:InvokeEndpoint.";

/** Source: https://docs.aws.amazon.com/boto3/latest/reference/services/sagemaker-runtime/client/invoke_endpoint.html */
function boto3({ endpoint, region, component, body }: InvocationSnippetInput): InvocationSnippet {
  const named = component === null ? "" : `    InferenceComponentName=${pythonString(component)},\n`;
  return {
    id: "boto3",
    label: "boto3 (Python)",
    language: "python",
    filename: "invoke_endpoint.py",
    code: `import json

import boto3

runtime = boto3.client("sagemaker-runtime", region_name=${pythonString(region)})

body = ${pythonLiteral(JSON.parse(body))}

response = runtime.invoke_endpoint(
    EndpointName=${pythonString(endpoint)},
${named}    ContentType="application/json",
    Body=json.dumps(body),
)

print(json.loads(response["Body"].read()))
`,
    note: `pip install -U boto3. ${permission}`,
  };
}

/** Source: https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sagemaker-runtime/command/InvokeEndpointCommand/ */
function awsSdkJs({ endpoint, region, component, body }: InvocationSnippetInput): InvocationSnippet {
  const named = component === null ? "" : `    InferenceComponentName: ${typescriptString(component)},\n`;
  return {
    id: "aws-sdk-js",
    label: "AWS SDK for JavaScript",
    language: "typescript",
    filename: "invoke-endpoint.ts",
    code: `import { InvokeEndpointCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";

const runtime = new SageMakerRuntimeClient({ region: ${typescriptString(region)} });

const { Body: answer } = await runtime.send(
  new InvokeEndpointCommand({
    EndpointName: ${typescriptString(endpoint)},
${named}    ContentType: "application/json",
    Body: JSON.stringify(${JSON.stringify(JSON.parse(body))}),
  }),
);

console.log(answer?.transformToString());
`,
    note: `npm install @aws-sdk/client-sagemaker-runtime. ${permission}`,
  };
}

/** Source: https://curl.se/docs/manpage.html#--aws-sigv4 */
function curl({ endpoint, region, component, body }: InvocationSnippetInput): InvocationSnippet {
  const header = `X-Amzn-SageMaker-Inference-Component: ${component ?? ""}`;
  const named = component === null ? "" : `  --header ${shellWord(header)} \\\n`;
  const url = `https://runtime.sagemaker.${region}.${dnsSuffix(region)}/endpoints/${endpoint}/invocations`;
  return {
    id: "curl",
    label: "curl",
    language: "shell",
    filename: "invoke.sh",
    code: `# Endpoint: ${commentText(endpoint)}
curl --fail-with-body --silent --show-error \\
  --aws-sigv4 ${shellWord(`aws:amz:${region}:sagemaker`)} \\
  --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
  --header "X-Amz-Security-Token: \${AWS_SESSION_TOKEN:-}" \\
  --header 'Content-Type: application/json' \\
${named}  --data ${shellWord(body)} \\
  ${shellWord(url)}
`,
    note: `Needs curl 7.76 or newer and credentials in the environment, as aws configure export-credentials --format env prints them. ${permission}`,
  };
}

/** Source: https://docs.aws.amazon.com/cli/latest/reference/sagemaker-runtime/invoke-endpoint.html */
function awsCli({ endpoint, region, component, body }: InvocationSnippetInput): InvocationSnippet {
  const named = component === null ? "" : `  --inference-component-name ${shellWord(component)} \\\n`;
  return {
    id: "aws-cli",
    label: "AWS CLI",
    language: "shell",
    filename: "invoke-cli.sh",
    code: `# Endpoint: ${commentText(endpoint)}
aws sagemaker-runtime invoke-endpoint \\
  --region ${shellWord(region)} \\
  --endpoint-name ${shellWord(endpoint)} \\
${named}  --content-type application/json \\
  --body fileb:///dev/stdin \\
  answer.json <<< ${shellWord(body)}

cat answer.json
`,
    note: `For bash and zsh, with any AWS CLI. The answer is written to answer.json. ${permission}`,
  };
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
