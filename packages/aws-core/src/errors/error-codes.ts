export type AwsErrorCode =
  | "throttled"
  | "denied"
  | "not-found"
  | "quota"
  | "conflict"
  | "invalid"
  | "not-ready"
  | "timeout"
  | "aborted"
  | "unavailable";

/** AWS error names and Node error codes in our words; a name that is absent means `unavailable`. */
export const codeByName: Readonly<Record<string, AwsErrorCode>> = {
  ThrottlingException: "throttled",
  Throttling: "throttled",
  ThrottledException: "throttled",
  TooManyRequestsException: "throttled",
  RequestLimitExceeded: "throttled",
  SlowDown: "throttled",

  AccessDeniedException: "denied",
  AccessDenied: "denied",
  UnauthorizedOperation: "denied",
  NotAuthorized: "denied",
  UnrecognizedClientException: "denied",
  InvalidClientTokenId: "denied",
  InvalidSignatureException: "denied",
  SignatureDoesNotMatch: "denied",
  IncompleteSignature: "denied",
  MissingAuthenticationToken: "denied",
  MissingAuthenticationTokenException: "denied",
  RequestExpired: "denied",
  ExpiredToken: "denied",
  InvalidAccessKeyId: "denied",
  ExpiredTokenException: "denied",
  CredentialsProviderError: "denied",
  TokenProviderError: "denied",
  RegionDisabledException: "denied",
  OptInRequired: "denied",

  ResourceNotFoundException: "not-found",
  ResourceNotFound: "not-found",
  NoSuchEntity: "not-found",
  NoSuchResourceException: "not-found",
  NoSuchEntityException: "not-found",
  ObjectNotFoundException: "not-found",
  NotFoundException: "not-found",
  NoSuchBucket: "not-found",
  NoSuchKey: "not-found",

  ServiceQuotaExceededException: "quota",
  ResourceLimitExceeded: "quota",
  LimitExceededException: "quota",
  LimitExceeded: "quota",
  TooManyTagsException: "quota",
  CreationLimitExceededException: "quota",

  ConflictException: "conflict",
  DuplicateRecordException: "conflict",
  ResourceInUseException: "conflict",
  ResourceInUse: "conflict",
  EntityAlreadyExists: "conflict",
  EntityAlreadyExistsException: "conflict",
  DeleteConflict: "conflict",
  DeleteConflictException: "conflict",
  BackfillLimitExceededException: "conflict",

  ValidationException: "invalid",
  ValidationError: "invalid",
  InvalidParameterException: "invalid",
  InvalidRequestException: "invalid",
  MalformedPolicyDocument: "invalid",
  MalformedPolicyDocumentException: "invalid",
  InvalidInput: "invalid",
  InvalidInputException: "invalid",
  SerializationException: "invalid",
  UnknownOperationException: "invalid",
  PermanentRedirect: "invalid",
  AuthorizationHeaderMalformed: "invalid",
  ModelErrorException: "invalid",
  ModelError: "invalid",

  ModelNotReadyException: "not-ready",

  ModelTimeoutException: "timeout",
  RequestTimeout: "timeout",
  RequestTimeoutException: "timeout",
  TimeoutError: "timeout",
  ETIMEDOUT: "timeout",

  AbortError: "aborted",

  // The SDK's HTTP handler calls a dropped connection a TimeoutError; its Node code tells them apart.
  ECONNRESET: "unavailable",
  EPIPE: "unavailable",
};

/** Gateways and proxies answer with an HTTP status and no AWS error name. */
export function codeByStatus(status: number | undefined): AwsErrorCode {
  if (status === 403 || status === 401) return "denied";
  if (status === 404) return "not-found";
  if (status === 408 || status === 504) return "timeout";
  if (status === 429) return "throttled";
  return "unavailable";
}
