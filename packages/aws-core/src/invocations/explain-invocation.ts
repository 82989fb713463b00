import { AwsError } from "../errors/aws-error.ts";

/** Why a call of an endpoint failed, in words for people. */
export interface InvocationFailure {
  ruleId: string;
  title: string;
  remedy: string;
  /** Whether the same call may succeed soon. */
  passing: boolean;
}

interface Rule extends InvocationFailure {
  when: RegExp;
}

// Each is held against the operation, AWS's name of the error, and its message.
const rules: readonly Rule[] = [
  {
    ruleId: "bucket-closed",
    when: /^(?:PutObject|GetObject) \w*AccessDenied/,
    title: "Quarry may not use the bucket",
    remedy:
      "Allow Quarry s3:PutObject and s3:GetObject on its objects and s3:ListBucket on the bucket; without the last, S3 does not say that an answer is still missing.",
    passing: false,
  },
  {
    ruleId: "bucket-missing",
    when: /^(?:PutObject|GetObject) NoSuchBucket/,
    title: "There is no such bucket",
    remedy: "Name a folder of a bucket that exists, or make the one that the endpoint writes to.",
    passing: false,
  },
  {
    ruleId: "bucket-elsewhere",
    when: /^(?:PutObject|GetObject) (?:PermanentRedirect|AuthorizationHeaderMalformed)/,
    title: "The bucket is in another Region",
    remedy: "Name a folder of a bucket in the Region of the endpoint.",
    passing: false,
  },
  {
    ruleId: "no-answer-yet",
    when: /^InvokeEndpointAsync AsyncAnswerMissing/,
    title: "No answer came yet",
    remedy:
      "The call stays in the queue for up to six hours: look at the address later. If nothing ever comes, its execution role may lack s3:PutObject there, or no instance is running.",
    passing: true,
  },
  {
    ruleId: "input-unread",
    when: /^InvokeEndpointAsync ModelError: .{0,80}(?:download|read|access).{0,40}(?:input|s3:)/i,
    title: "The endpoint could not read the call",
    remedy: "Let its execution role have s3:GetObject on the folder that the call was put into.",
    passing: false,
  },
  {
    ruleId: "component-needed",
    when: /inference component name header is required/i,
    title: "The endpoint carries components, and the call names none",
    remedy: "Choose the component that is to answer.",
    passing: false,
  },
  {
    ruleId: "component-refused",
    when: /inference component.{0,120}(?:not (?:supported|allowed)|only|does not (?:host|use))/i,
    title: "The endpoint has no components, and the call names one",
    remedy: "Call the endpoint without a component.",
    passing: false,
  },
  {
    ruleId: "no-copy",
    when: /has no capacity to process/i,
    title: "No copy of the model is running",
    remedy: "The endpoint has scaled to zero and this call starts a copy. Try again in some minutes.",
    passing: true,
  },
  {
    ruleId: "endpoint-missing",
    when: /endpoint \S+ of account \S+ not found|could not find endpoint/i,
    title: "There is no such endpoint here",
    remedy: "Check the name, the Region and the account; a deleted or failed endpoint takes no calls.",
    passing: false,
  },
  {
    ruleId: "too-long",
    when: /inputs? (?:tokens|must have less)|max(?:imum)? (?:context|model|input) ?len|must be <=|too many tokens|context length/i,
    title: "The prompt and the answer are longer than the server takes",
    remedy: "Shorten the prompt or ask for fewer new tokens.",
    passing: false,
  },
  {
    ruleId: "no-template",
    when: /chat[_ ]template/i,
    title: "The model has no chat template",
    remedy: "Send a prompt instead of messages, or choose the model's instruct version.",
    passing: false,
  },
  {
    ruleId: "wrong-form",
    when: /missing field|field required|failed to deserialize|422|unprocessable|json: cannot/i,
    title: "The container expects another body",
    remedy: "Choose the body form of its image: messages for vLLM and SGLang, inputs for TGI and embeddings.",
    passing: false,
  },
  {
    ruleId: "slow",
    when: /timed? ?out|invocation timed out/i,
    title: "The answer took longer than 60 seconds",
    remedy: "Ask for fewer tokens, stream the answer, or use asynchronous inference.",
    passing: true,
  },
];

/** Explains the error of a call; the message of the container stands in AWS's. */
export function explainInvocation(error: unknown): InvocationFailure {
  const text =
    error instanceof AwsError ? `${error.operation} ${error.awsCode}: ${error.message}` : String(error);
  const rule = rules.find(({ when }) => when.test(text));
  if (!rule) return fallback;
  const { ruleId, title, remedy, passing } = rule;
  return { ruleId, title, remedy, passing };
}

const fallback: InvocationFailure = {
  ruleId: "unknown",
  title: "The call failed",
  remedy: "Read AWS's message, and the last lines of the container's log.",
  passing: false,
};
