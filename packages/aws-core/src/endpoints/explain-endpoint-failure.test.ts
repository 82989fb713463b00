import { expect, test } from "vitest";
import { explainEndpointFailure } from "./explain-endpoint-failure.ts";
import { containerFailures, lastFailures, serviceFailures } from "./failure-rules.ts";

const ping =
  "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.";

/** Texts as AWS and the containers print them. */
const reasons: readonly (readonly [ruleId: string, text: string])[] = [
  [
    "no-capacity",
    "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error. Please retry using a different ML instance type or after some time.",
  ],
  [
    "quota",
    "The account-level service limit 'ml.g5.xlarge for endpoint usage' is 0 Instances, with current utilization of 0 Instances and a request delta of 1 Instances. Please use AWS Service Quotas to request an increase for this quota.",
  ],
  [
    "type-not-in-region",
    "Instance type ml.g6.xlarge is not supported for the chosen region. Please choose some other instance type.",
  ],
  [
    "model-data-access",
    'Failed to download model data for container "container_1" from URL: "s3://models/llama.tar.gz". Please ensure that there is an object located at the URL and that the role passed to CreateModel has permissions to download the object.',
  ],
  [
    "model-data-access",
    'Could not access model data at s3://models/llama.tar.gz. Please ensure that the role "arn:aws:iam::111122223333:role/x" exists and that its trust relationship policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com". Also ensure that the role has "s3:GetObject" permissions and that the object is located in us-east-1.',
  ],
  ["model-data-missing", "Could not find model data at s3://models/llama.tar.gz."],
  [
    "role",
    "Could not assume role arn:aws:iam::111122223333:role/x. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.",
  ],
  [
    "image-missing",
    "Requested image 763104351884.dkr.ecr.us-east-1.amazonaws.com/huggingface-vllm:9.9 not found.",
  ],
  [
    "image-pull",
    "The repository of your image 111122223333.dkr.ecr.us-east-1.amazonaws.com/serving:1 does not grant ecr:GetDownloadUrlForLayer, ecr:BatchGetImage, ecr:BatchCheckLayerAvailability permission to sagemaker.amazonaws.com service principal.",
  ],
  [
    "no-hardware",
    "There is not enough hardware resources on the instances for this endpoint to create a copy of the inference component. Please increase the number of instances or reduce the resource requirements.",
  ],
  ["subnet", "The subnet subnet-0123abcd does not have enough free IP addresses to satisfy the request."],
  ["ping", ping],
  [
    "ping",
    "The primary container for inference component llama-ic did not pass the ping health check. Please check CloudWatch logs for this inference component.",
  ],
  ["download-timeout", "Model data download timed out for container container_1."],
  ["service", "Request to service failed. If failure persists after retry, contact customer support."],
  [
    "kms",
    "User: arn:aws:sts::111122223333:assumed-role/x/SageMaker is not authorized to perform: kms:CreateGrant on resource: arn:aws:kms:us-east-1:111122223333:key/1",
  ],
  ["unknown", "Something that AWS never said before."],
];

test.each(reasons)("%s: %.80s", (ruleId, text) => {
  expect(explainEndpointFailure(text)).toMatchObject({ ruleId });
});

const logs: readonly (readonly [ruleId: string, line: string])[] = [
  [
    "gated",
    "Access to model meta-llama/Llama-3.1-8B-Instruct is restricted. You must have access to it and be authenticated to access it. Please log in.",
  ],
  ["gated", "huggingface_hub.errors.GatedRepoError: 401 Client Error."],
  [
    "repository-missing",
    "Repository Not Found for url: https://huggingface.co/api/models/mistralai/Mistrall.",
  ],
  [
    "hub-unreachable",
    "requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded",
  ],
  [
    "cache-too-small",
    "ValueError: To serve at least one request with the models's max seq len (131072), (16.00 GiB KV cache is needed, which is larger than the available KV cache memory (3.49 GiB).",
  ],
  [
    "cache-too-small",
    "ValueError: No available memory for the cache blocks. Try increasing `gpu_memory_utilization` when initializing the engine.",
  ],
  [
    "out-of-memory",
    "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 112.00 MiB. GPU 0 has a total capacity of 14.58 GiB of which 64.00 MiB is free.",
  ],
  [
    "context-too-long",
    "ValueError: User-specified max_model_len (16384) is greater than the derived max_model_len (max_position_embeddings=8192 or model_max_length=None in model's config.json).",
  ],
  [
    "heads",
    "ValueError: Total number of attention heads (14) must be divisible by tensor parallel size (4).",
  ],
  ["gpu-count", 'Error: "num_shard" is 4, but only 1 GPU is available'],
  ["limits", 'Error: ArgumentValidation("`max_input_tokens` must be < `max_total_tokens`")'],
  [
    "cuda-driver",
    "nvidia-container-cli: requirement error: unsatisfied condition: cuda>=13.0, please update your driver to a newer version, or use an earlier cuda container",
  ],
  [
    "no-gpu",
    "RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU.",
  ],
  [
    "architecture",
    "ValueError: Model architectures ['FooForCausalLM'] are not supported for now. Supported architectures: dict_keys(['LlamaForCausalLM'])",
  ],
  ["architecture", "RuntimeError: weight model.layers.0.self_attn.q_proj.weight does not exist"],
  [
    "remote-code",
    "ValueError: Loading acme/x requires you to execute the configuration file in that repo on your local machine. Make sure you have read the code there to avoid malicious use, then set the option `trust_remote_code=True` to remove this error.",
  ],
  ["disk-full", "OSError: [Errno 28] No space left on device"],
  ["model-id-missing", "HF_MODEL_ID must be set"],
];

test.each(logs)("the log tells more than the ping: %s: %.80s", (ruleId, line) => {
  expect(explainEndpointFailure(ping, ["INFO starting", line])).toMatchObject({ ruleId });
});

test("what AWS itself found wins over the log", () => {
  const [, capacity = ""] = reasons[0] ?? [];
  expect(explainEndpointFailure(capacity, ["CUDA out of memory"])).toMatchObject({
    ruleId: "no-capacity",
    passing: true,
  });
});

test("every rule is met by a real text, and says cause and remedy in sentences", () => {
  const rules = [...serviceFailures, ...containerFailures, ...lastFailures];
  const met = new Set([...reasons, ...logs].map(([ruleId]) => ruleId));
  expect(rules.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  for (const { cause, remedy } of rules) {
    expect(cause).toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
  }
});

test("a very long log is read in no time", () => {
  const long = Array.from({ length: 1000 }, () => `huggingface.co ${"subnet image repository ".repeat(80)}`);
  const began = performance.now();
  explainEndpointFailure(ping, long);
  expect(performance.now() - began).toBeLessThan(2000);
});
