// IAM's own sentences, as AWS answers them (recorded from the service in February 2026, or reported in public issues).
import { AwsError } from "../../wire/aws-error.ts";

export const noSuchEntity = (message: string): AwsError => new AwsError("NoSuchEntityException", message);

export const roleNotFound = (name: string): AwsError =>
  noSuchEntity(`The role with name ${name} cannot be found.`);

export const userNotFound = (name: string): AwsError =>
  noSuchEntity(`The user with name ${name} cannot be found.`);

export const alreadyExists = (message: string): AwsError =>
  new AwsError("EntityAlreadyExistsException", message);

export const deleteConflict = (message: string): AwsError => new AwsError("DeleteConflictException", message);

export const quotaExceeded = (quota: string, limit: number): AwsError =>
  limitExceeded(`Cannot exceed quota for ${quota}: ${limit}`);

export const limitExceeded = (message: string): AwsError => new AwsError("LimitExceededException", message);

export const malformedPolicy = (message: string): AwsError =>
  new AwsError("MalformedPolicyDocumentException", message);

export const invalidInput = (message: string): AwsError => new AwsError("InvalidInputException", message);

export const iamValidationError = (message: string): AwsError =>
  new AwsError("ValidationError", message, { status: 400 });

export const forbidden = (message: string): AwsError =>
  new AwsError("AccessDenied", message, { status: 403 });
