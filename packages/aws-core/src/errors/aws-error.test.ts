import { expect, test } from "vitest";
import { AwsError, translateAwsError } from "./aws-error.ts";

function sdkError(
  name: string,
  { message = "No.", status = 400, code }: { message?: string; status?: number; code?: string } = {},
): Error {
  const metadata = { httpStatusCode: status, requestId: "request-1" };
  return Object.assign(new Error(message), { name, $metadata: metadata, ...(code ? { code } : {}) });
}

test.for([
  ["ThrottlingException", "throttled"],
  ["TooManyRequestsException", "throttled"],
  ["AccessDeniedException", "denied"],
  ["AccessDenied", "denied"],
  ["ExpiredTokenException", "denied"],
  ["UnrecognizedClientException", "denied"],
  ["CredentialsProviderError", "denied"],
  ["ResourceNotFoundException", "not-found"],
  ["NoSuchEntity", "not-found"],
  ["ServiceQuotaExceededException", "quota"],
  ["TooManyTagsException", "quota"],
  ["ConflictException", "conflict"],
  ["ValidationException", "invalid"],
  ["ValidationError", "invalid"],
  ["ModelNotReadyException", "not-ready"],
  ["ModelTimeoutException", "timeout"],
  ["TimeoutError", "timeout"],
  ["AbortError", "aborted"],
  ["ServiceUnavailableException", "unavailable"],
  ["InternalServerException", "unavailable"],
  ["ModelStreamErrorException", "unavailable"],
  ["NeverSeenBefore", "unavailable"],
] as const)("%s becomes %s", ([name, code]) => {
  expect(translateAwsError(sdkError(name), "Converse").code).toBe(code);
});

test("a translated error keeps the operation, AWS's name and message, the request id and the cause", () => {
  const cause = sdkError("ConflictException", { message: "The name is taken." });
  expect(translateAwsError(cause, "CreateInferenceProfile")).toMatchObject({
    name: "AwsError",
    operation: "CreateInferenceProfile",
    awsCode: "ConflictException",
    message: "The name is taken.",
    requestId: "request-1",
    cause,
  });
});

test("an error that is already translated stays the same object", () => {
  const error = translateAwsError(sdkError("ThrottlingException"), "Converse");
  expect(translateAwsError(error, "Another")).toBe(error);
});

test("a dropped connection is unavailable although the SDK names it a time-out", () => {
  const error = sdkError("TimeoutError", { message: "socket hang up", code: "ECONNRESET" });
  expect(translateAwsError(error, "Converse").code).toBe("unavailable");
});

test("a limit that ran out is a time-out", () => {
  expect(translateAwsError(sdkError("TimeoutError", { code: "ETIMEDOUT" }), "Converse").code).toBe("timeout");
});

test.for([
  [401, "denied"],
  [403, "denied"],
  [404, "not-found"],
  [408, "timeout"],
  [429, "throttled"],
  [502, "unavailable"],
  [504, "timeout"],
] as const)("a gateway's bare status %i becomes %s", ([status, code]) => {
  expect(translateAwsError(sdkError("UnknownError", { status }), "Converse").code).toBe(code);
});

test("something thrown that is no error is unavailable and still has a message", () => {
  const error = translateAwsError("broken", "Converse");
  expect(error).toBeInstanceOf(AwsError);
  expect(error).toMatchObject({ code: "unavailable", message: "broken" });
});
