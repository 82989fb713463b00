// Code that calls an asynchronous endpoint: put the body into S3, queue the call, look for its answer.
import { z } from "zod";
import { dnsSuffix } from "../images/registries.ts";
import { below, readS3Address } from "../objects/s3-address.ts";
import { commentText, pythonString, shellWord, typescriptString } from "../snippets/quote.ts";
import { identifier, isJson, type InvocationSnippet } from "./invocation-snippets.ts";
import { pythonLiteral } from "./python-literal.ts";

/** What the code is filled with; the body is any JSON text, and quoted wherever it stands. */
export const AsyncSnippetInput = z.strictObject({
  endpoint: identifier,
  region: identifier,
  /** A folder in S3 that the endpoint's execution role can read. */
  inputFolder: z.string().regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w!*'().=+-]*)*$/, {
    error: "Not a folder in S3.",
  }),
  body: z.string().refine(isJson, { error: "The body is not JSON." }),
});
export type AsyncSnippetInput = z.infer<typeof AsyncSnippetInput>;

/**
 * Renders code that queues a body at an asynchronous endpoint and waits for its answer, in every way Quarry knows.
 *
 * @throws ZodError when a name holds characters that none of AWS's have, or the body is not JSON
 */
export function renderAsyncSnippets(input: AsyncSnippetInput): InvocationSnippet[] {
  const parsed = AsyncSnippetInput.parse(input);
  const { bucket, key } = readS3Address(parsed.inputFolder);
  const parts = { ...parsed, bucket, folder: key.replace(/\/+$/, "") };
  return [boto3(parts), awsSdkJs(parts), curl(parts), awsCli(parts)];
}

interface Parts extends AsyncSnippetInput {
  bucket: string;
  /** Without a slash at its end; empty for the whole bucket. */
  folder: string;
}

const permission =
  "IAM checks sagemaker:InvokeEndpointAsync, s3:PutObject and s3:GetObject, and s3:ListBucket to say that an answer is still missing.";

/** The key of a call, before the name that makes it its own. */
const prefixOf = ({ folder }: Parts): string => (folder === "" ? "" : `${folder}/`);

/** Source: https://docs.aws.amazon.com/boto3/latest/reference/services/sagemaker-runtime/client/invoke_endpoint_async.html */
function boto3(parts: Parts): InvocationSnippet {
  const { endpoint, region, bucket, body } = parts;
  return {
    id: "boto3",
    label: "boto3 (Python)",
    language: "python",
    filename: "invoke_endpoint_async.py",
    code: `import json
import time
import uuid
from urllib.parse import urlparse

import boto3

s3 = boto3.client("s3", region_name=${pythonString(region)})
runtime = boto3.client("sagemaker-runtime", region_name=${pythonString(region)})

bucket = ${pythonString(bucket)}
key = ${pythonString(prefixOf(parts))} + f"{uuid.uuid4()}.json"
body = ${pythonLiteral(JSON.parse(body))}

s3.put_object(Bucket=bucket, Key=key, Body=json.dumps(body), ContentType="application/json")

queued = runtime.invoke_endpoint_async(
    EndpointName=${pythonString(endpoint)},
    InputLocation=f"s3://{bucket}/{key}",
    ContentType="application/json",
)


def read(address):
    place = urlparse(address or "")
    try:
        return s3.get_object(Bucket=place.netloc, Key=place.path[1:])["Body"].read().decode()
    except s3.exceptions.NoSuchKey:
        return None


for _ in range(300):
    answer = read(queued["OutputLocation"])
    if answer is not None:
        print(answer)
        break
    failure = read(queued["FailureLocation"]) if "FailureLocation" in queued else None
    if failure is not None:
        raise RuntimeError(failure)
    time.sleep(2)
else:
    raise TimeoutError(f"Nothing yet at {queued['OutputLocation']}")
`,
    note: `pip install -U boto3. ${permission}`,
  };
}

/** Source: https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sagemaker-runtime/command/InvokeEndpointAsyncCommand/ */
function awsSdkJs(parts: Parts): InvocationSnippet {
  const { endpoint, region, bucket, body } = parts;
  return {
    id: "aws-sdk-js",
    label: "AWS SDK for JavaScript",
    language: "typescript",
    filename: "invoke-endpoint-async.ts",
    code: `import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { InvokeEndpointAsyncCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";

const region = ${typescriptString(region)};
const s3 = new S3Client({ region });
const runtime = new SageMakerRuntimeClient({ region });

const Bucket = ${typescriptString(bucket)};
const Key = ${typescriptString(prefixOf(parts))} + randomUUID() + ".json";
const Body = JSON.stringify(${JSON.stringify(JSON.parse(body))});

await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: "application/json" }));

const queued = await runtime.send(
  new InvokeEndpointAsyncCommand({
    EndpointName: ${typescriptString(endpoint)},
    InputLocation: "s3://" + Bucket + "/" + Key,
    ContentType: "application/json",
  }),
);

async function read(address = "") {
  const [, , bucket = "", ...key] = address.split("/");
  try {
    const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key.join("/") }));
    return await found.Body?.transformToString();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

let answer = await read(queued.OutputLocation);
for (let looks = 1; answer === undefined && looks < 300; looks += 1) {
  const failure = queued.FailureLocation ? await read(queued.FailureLocation) : undefined;
  if (failure !== undefined) throw new Error(failure);
  await pause(2000);
  answer = await read(queued.OutputLocation);
}

console.log(answer ?? "Nothing yet at " + queued.OutputLocation);
`,
    note: `npm install @aws-sdk/client-s3 @aws-sdk/client-sagemaker-runtime. ${permission}`,
  };
}

/** Source: https://curl.se/docs/manpage.html#--aws-sigv4 */
function curl(parts: Parts): InvocationSnippet {
  const { endpoint, region, bucket, body } = parts;
  const suffix = dnsSuffix(region);
  return {
    id: "curl",
    label: "curl",
    language: "shell",
    filename: "invoke-async.sh",
    code: `# Endpoint: ${commentText(endpoint)}
set -e
s3=${shellWord(`https://s3.${region}.${suffix}`)}
key=${shellWord(`${bucket}/${prefixOf(parts)}`)}"$(date +%s)-$$.json"

signed() {
  curl --silent --show-error \\
    --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
    --header "X-Amz-Security-Token: \${AWS_SESSION_TOKEN:-}" "$@"
}
signed_s3() {
  signed --aws-sigv4 ${shellWord(`aws:amz:${region}:s3`)} --header 'x-amz-content-sha256: UNSIGNED-PAYLOAD' "$@"
}

signed_s3 --fail-with-body --request PUT --header 'Content-Type: application/json' \\
  --data-binary ${shellWord(body)} "$s3/$key"

answer=$(signed --fail-with-body --aws-sigv4 ${shellWord(`aws:amz:${region}:sagemaker`)} \\
  --request POST --dump-header - \\
  --header "X-Amzn-SageMaker-InputLocation: s3://$key" \\
  --header 'X-Amzn-SageMaker-Content-Type: application/json' \\
  ${shellWord(`https://runtime.sagemaker.${region}.${suffix}/endpoints/${endpoint}/async-invocations`)} | tr -d '\\r')
place() { printf '%s\\n' "$answer" | sed -n "s|^[Xx]-[Aa]mzn-[Ss]age[Mm]aker-$1: s3://||p"; }
output=$(place '[Oo]utput[Ll]ocation')
failure=$(place '[Ff]ailure[Ll]ocation')

for look in $(seq 300); do
  for object in $output $failure; do
    if signed_s3 --fail --output answer.json "$s3/$object" 2>/dev/null; then
      cat answer.json
      [ "$object" = "$output" ]
      exit
    fi
  done
  sleep 2
done
echo "Nothing yet at s3://$output" >&2
exit 1
`,
    note: `Needs curl 7.76 or newer and credentials in the environment, as aws configure export-credentials --format env prints them. ${permission}`,
  };
}

/** Source: https://docs.aws.amazon.com/cli/latest/reference/sagemaker-runtime/invoke-endpoint-async.html */
function awsCli({ endpoint, region, inputFolder, body }: Parts): InvocationSnippet {
  return {
    id: "aws-cli",
    label: "AWS CLI",
    language: "shell",
    filename: "invoke-async-cli.sh",
    code: `# Endpoint: ${commentText(endpoint)}
set -e
export AWS_DEFAULT_REGION=${shellWord(region)}
input=${shellWord(below(inputFolder, ""))}"$(date +%s)-$$.json"

aws s3 cp --quiet --content-type application/json - "$input" <<< ${shellWord(body)}

read -r output failure < <(aws sagemaker-runtime invoke-endpoint-async \\
  --endpoint-name ${shellWord(endpoint)} \\
  --input-location "$input" \\
  --content-type application/json \\
  --query '[OutputLocation, FailureLocation]' --output text)

for look in $(seq 300); do
  if aws s3 cp --quiet "$output" - 2>/dev/null; then exit 0; fi
  if [ "$failure" != None ] && aws s3 cp --quiet "$failure" - 2>/dev/null; then exit 1; fi
  sleep 2
done
echo "Nothing yet at $output" >&2
exit 1
`,
    note: `For bash, with any AWS CLI. ${permission}`,
  };
}
