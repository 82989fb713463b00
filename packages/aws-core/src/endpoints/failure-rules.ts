/** A known failure of an endpoint; the first whose words occur in AWS's reason or the container's log holds. */
export interface FailureRule {
  id: string;
  when: RegExp;
  title: string;
  cause: string;
  remedy: string;
  /** Whether the same deployment may succeed later with nothing changed. */
  passing?: true;
}

/** Rules for what AWS itself says: FailureReason, and refusals of the calls that make an endpoint. */
export const serviceFailures: readonly FailureRule[] = [
  {
    id: "no-capacity",
    when: /InsufficientInstanceCapacity|insufficient capacity|unable to provision requested ML compute capacity/i,
    title: "AWS has no such instance free",
    cause: "The data centres of the Region have none of these instances to give at the moment.",
    remedy: "Try again later, take another instance type, or another Region.",
    passing: true,
  },
  {
    id: "quota",
    when: /account-level service limit|ResourceLimitExceeded/i,
    title: "The quota is used up",
    cause: "The account may not run so many instances of this type for endpoints; new accounts begin with 0.",
    remedy: "Ask for more in Service Quotas, or take another instance type.",
  },
  {
    id: "type-not-in-region",
    when: /instance type \S+ is not supported (?:for|in) the chosen region|not supported in this region/i,
    title: "The Region lacks the instance type",
    cause: "SageMaker does not offer this instance type for endpoints in the Region.",
    remedy: "Take another instance type or another Region.",
  },
  {
    id: "model-data-access",
    when: /could not access model data|failed to download model data|does not have permission to (?:read|access).{0,80}s3/i,
    title: "The model could not be read from S3",
    cause: "The execution role may not read the artefact, or its bucket or key does not exist.",
    remedy:
      "Give the role s3:GetObject and s3:ListBucket on the bucket, kms:Decrypt if it is encrypted, and check the address.",
  },
  {
    id: "model-data-missing",
    when: /could not find model data|no such key|NoSuchKey|NoSuchBucket/i,
    title: "There is no model at this address",
    cause: "The bucket or the key of the artefact does not exist.",
    remedy: "Check the address; a folder ends in a slash, a file in .tar.gz.",
  },
  {
    id: "kms",
    when: /KMS|kms:(?:Decrypt|CreateGrant)/,
    title: "The key could not be used",
    cause: "The execution role, or SageMaker for it, may not use the KMS key.",
    remedy: "Allow kms:CreateGrant, kms:Decrypt and kms:DescribeKey to the role, in the key's policy too.",
  },
  {
    id: "role",
    when: /could not assume role|cannot be assumed|sts:AssumeRole/i,
    title: "SageMaker may not assume the role",
    cause: "The execution role does not exist, or its trust policy does not name sagemaker.amazonaws.com.",
    remedy: "Repair the trust policy. A role that is seconds old works after a short wait.",
  },
  {
    id: "subnet",
    when: /(?:subnet|ENI|network interface).{0,120}(?:free|available|insufficient|enough|limit)|InsufficientFreeAddresses/i,
    title: "The subnet has no room",
    cause: "Each instance needs addresses in the subnets, and they have too few left.",
    remedy: "Name more or larger subnets, or remove what occupies them.",
  },
  {
    id: "image-missing",
    when: /requested image .{0,300}not found|repository .{0,200}(?:does not exist|not found)|image .{0,300}does not exist/i,
    title: "The image does not exist",
    cause: "There is no such repository or tag in this registry and Region.",
    remedy: "Check the tag, and that the registry belongs to the endpoint's Region.",
  },
  {
    id: "image-pull",
    when: /does not grant ecr:|ecr:(?:GetDownloadUrlForLayer|BatchGetImage|GetAuthorizationToken)|failed to pull (?:the )?image|CannotPullContainer/i,
    title: "The image could not be pulled",
    cause:
      "The role or the repository's policy does not allow it, or a VPC without a way to ECR is in between.",
    remedy:
      "Allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer, and in a VPC make endpoints for ECR and S3.",
  },
  {
    id: "no-hardware",
    when: /not enough hardware resources/i,
    title: "The component finds no place",
    cause: "Its copies ask for more GPUs, processors or memory than the instances have left.",
    remedy: "Allow more instances, ask for less a copy, or remove other components.",
  },
];

/** Rules for the words of a container, in its log or in what AWS quotes of it. */
export const containerFailures: readonly FailureRule[] = [
  {
    id: "gated",
    when: /GatedRepoError|cannot access gated repo|access to model \S+ is restricted|awaiting a review/i,
    title: "The model is gated",
    cause:
      "The Hub gives the model only to accounts that accepted its terms, and the container has no such token.",
    remedy: "Accept the terms on the Hub, then deploy again with a read token of that account.",
  },
  {
    id: "repository-missing",
    when: /RepositoryNotFoundError|repository not found for url|RevisionNotFoundError|is not a valid model identifier/i,
    title: "The Hub has no such model",
    cause: "The repository or the commit does not exist, or it is private and the token cannot see it.",
    remedy: "Look the model up again and deploy the name and commit that were found.",
  },
  {
    id: "hub-unreachable",
    when: /(?:HTTPSConnectionPool|MaxRetryError|ConnectTimeout|Name or service not known|LocalEntryNotFoundError|cannot connect to)[^]{0,200}(?:huggingface|hf\.co)|huggingface\.co[^]{0,200}(?:timed out|unreachable)/i,
    title: "The container cannot reach the Hub",
    cause: "It runs in a VPC without a way to the internet, or is isolated from the network.",
    remedy: "Give the subnets a NAT gateway, or copy the model to S3 and deploy it from there.",
  },
  {
    id: "cache-too-small",
    when: /KV cache (?:is )?needed|larger than the (?:available KV cache memory|maximum number of tokens)|no available memory for the cache blocks/i,
    title: "No memory is left for the sequences",
    cause: "The weights fit, but a sequence of full length does not fit beside them.",
    remedy: "Serve shorter sequences, raise the share of GPU memory, or choose a larger instance type.",
  },
  {
    id: "out-of-memory",
    when: /OutOfMemoryError|CUDA out of memory|CUDA_ERROR_OUT_OF_MEMORY|not enough memory to handle|exit code 137|OOMKilled/i,
    title: "The model does not fit into memory",
    cause:
      "The weights, or what the server needs beside them, exceed the memory of the GPUs or the instance.",
    remedy: "Choose a type with more GPU memory, spread over more GPUs, or take a quantised model.",
  },
  {
    id: "context-too-long",
    when: /max_model_len[^]{0,80}greater than the derived|max_position_embeddings/i,
    title: "The sequences are longer than the model takes",
    cause: "The server was told to serve longer sequences than the model's files name.",
    remedy: "Lower the longest sequence to what the model names.",
  },
  {
    id: "heads",
    when: /attention heads[^]{0,60}(?:divisible|divided)/i,
    title: "The model cannot be spread over so many GPUs",
    cause: "The number of GPUs does not divide the model's attention heads.",
    remedy: "Set the number of GPUs to one that divides them, mostly 1, 2, 4 or 8.",
  },
  {
    id: "gpu-count",
    when: /num_shard.{0,40}(?:only|available)|world size[^]{0,80}(?:larger|greater) than the number of available GPUs/i,
    title: "The server asks for more GPUs than there are",
    cause: "It was told to spread the model over more GPUs than a copy gets.",
    remedy: "Lower the number of GPUs, or choose an instance type with more.",
  },
  {
    id: "limits",
    when: /ArgumentValidation|max_input_tokens.{0,20}must be|max_batch_(?:prefill|total)_tokens/i,
    title: "The token limits contradict each other",
    cause:
      "TGI starts only when the longest prompt is shorter than prompt and answer, and the batch holds both.",
    remedy: "Keep MAX_INPUT_LENGTH below MAX_TOTAL_TOKENS, and the batch limits at least as large.",
  },
  {
    id: "cuda-driver",
    when: /unsatisfied condition: cuda|driver version is insufficient|nvidia-container-cli: requirement error/i,
    title: "The drivers are older than the image needs",
    cause: "The image is built for a newer CUDA than the instances' machine image brings.",
    remedy:
      "Set InferenceAmiVersion to al2-ami-sagemaker-inference-gpu-3-1 or newer; Quarry does so for AWS's images.",
  },
  {
    id: "no-gpu",
    when: /found no NVIDIA driver|no CUDA GPUs are available|NVML_ERROR|nvidia-smi.{0,20}not found/i,
    title: "The instance has no GPU",
    cause: "The image needs an NVIDIA GPU, and the instance or the copy has none.",
    remedy: "Choose an instance type with GPUs and give each copy at least one.",
  },
  {
    id: "architecture",
    when: /model architectures? .{0,120}(?:not supported|unsupported)|unsupported model type|does not recognize this architecture|weight .{0,120}does not exist/i,
    title: "The image does not know this kind of model",
    cause: "Its version is older than the model's architecture, or never supported it.",
    remedy: "Take a newer version of the image, or another image.",
  },
  {
    id: "remote-code",
    when: /trust_remote_code/i,
    title: "The model wants to run its own code",
    cause: "Its repository brings code that the server does not run unless told to.",
    remedy: "Read the code, then allow it in the environment; or choose another model.",
  },
  {
    id: "disk-full",
    when: /no space left on device/i,
    title: "The disk is full",
    cause: "The weights, or what is unpacked of them, do not fit on the volume.",
    remedy: "Choose a larger volume, or a type with NVMe disks.",
  },
  {
    id: "model-id-missing",
    when: /HF_MODEL_ID must be set|no model specified/i,
    title: "The container was not told which model",
    cause: "Neither a repository nor an artefact was given to it.",
    remedy: "Choose a model, or set the variable that the image reads.",
  },
];

/** The most general: the container is up and does not answer. Its log tells why. */
export const lastFailures: readonly FailureRule[] = [
  {
    id: "download-timeout",
    when: /(?:download|model data).{0,120}(?:time|timed)[ -]?out/i,
    title: "The download took too long",
    cause: "The model was not on the instance within the download time-out.",
    remedy: "Raise the download time-out, to 3,600 seconds at most.",
  },
  {
    id: "ping",
    when: /did not pass the ping health check/i,
    title: "The container did not become healthy",
    cause:
      "It ended, or did not answer /ping within the start-up time-out. The last lines of its log tell which.",
    remedy: "Read the log. If it was still loading, raise the start-up time-out, to 3,600 seconds at most.",
  },
  {
    id: "service",
    when: /request to service failed|internal (?:server )?(?:error|failure)/i,
    title: "SageMaker itself failed",
    cause: "AWS reports an error of its own, not of the model.",
    remedy: "Delete the endpoint and deploy it again; open a case with AWS Support if it happens twice.",
    passing: true,
  },
];
