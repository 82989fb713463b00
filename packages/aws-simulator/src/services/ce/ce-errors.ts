import { AwsError } from "../../wire/aws-error.ts";
import type { TokenProblem } from "../../costs/page-tokens.ts";

export const dataUnavailable = (): AwsError =>
  new AwsError(
    "DataUnavailableException",
    "Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet",
    { status: 400 },
  );

export const rateExceeded = (): AwsError =>
  new AwsError("LimitExceededException", "Rate limit exceeded", { status: 400 });

export const billExpired = (): AwsError =>
  new AwsError(
    "BillExpirationException",
    "The requested report expired. Update the date interval and try again.",
    { status: 400 },
  );

/** Only the payer and accounts of their own may see or change cost allocation tags. */
export const noTagsForLinked = (doing: "list" | "update"): AwsError =>
  new AwsError(
    "AccessDeniedException",
    `Failed to ${doing} Cost Allocation Tag${doing === "list" ? "s" : ""}: Linked account doesn't have access to cost allocation tags.`,
    { status: 400 },
  );

export const refuseToken = (problem: TokenProblem): AwsError =>
  problem === "changed"
    ? new AwsError(
        "RequestChangedException",
        "Your request parameters changed between pages. Try again with the old parameters or without a pagination token.",
        { status: 400 },
      )
    : new AwsError(
        "InvalidNextTokenException",
        "The pagination token is invalid. Try again without a pagination token.",
        { status: 400 },
      );
