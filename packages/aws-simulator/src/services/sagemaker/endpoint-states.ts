import type { EndpointStatus } from "@aws-sdk/client-sagemaker";
import { validationError } from "../../wire/aws-error.ts";
import type { Scope } from "../../world/tables.ts";
import { resourceArn } from "./endpoint-rows.ts";
import type { EndpointRow } from "./endpoint-rows.ts";
import { endpointInProgress } from "./messages.ts";

const servingStatuses: readonly EndpointStatus[] = [
  "InService",
  "Updating",
  "SystemUpdating",
  "RollingBack",
  "UpdateRollbackFailed",
];

/** Whether an endpoint answers invocations: all the time from its first service to its deletion. */
export const isServing = ({ status }: EndpointRow): boolean => servingStatuses.includes(status);

/** Throws unless the endpoint may be updated or scaled: a Failed one can only be deleted. */
export function requireUpdatable(row: EndpointRow, scope: Scope): void {
  if (row.status === "InService" || row.status === "UpdateRollbackFailed") return;
  if (row.status !== "Failed" && row.status !== "OutOfService") throw endpointInProgress(row.name, scope);
  const arn = resourceArn("endpoint", row.name, scope);
  throw validationError(
    `Cannot update endpoint "${arn}" in status ${row.status}. Delete it and create it again.`,
  );
}

/** Throws unless the endpoint may be deleted, which it may when nothing is under way. */
export function requireDeletable(row: EndpointRow, scope: Scope): void {
  if (row.status === "Failed" || row.status === "OutOfService") return;
  requireUpdatable(row, scope);
}
