import type { HubError, HubErrorCode } from "@quarry/aws-core/hub/hub-error";
import { DomainError } from "../operation/domain-error.ts";
import type { ErrorCode } from "../operation/domain-error.ts";

// Whatever is not named here is for the person to mend.
const codes: Readonly<Partial<Record<HubErrorCode, ErrorCode>>> = {
  "rate-limited": "limit",
  // The only code for something outside that may answer later.
  unreachable: "aws-unavailable",
  timeout: "aws-unavailable",
  aborted: "aws-unavailable",
};

/** What the Hub said as a refusal, at the field that mends it where the person can mend it. */
export function refusalOfHub(error: HubError, path: string | undefined): DomainError {
  const message = `${error.message} ${error.remedy}`;
  const code = codes[error.code] ?? "invalid";
  const details = code === "invalid" && path !== undefined ? [{ path, message }] : [];
  return new DomainError(code, message, { details, cause: error });
}
