import type { Call } from "../../server/call.ts";
import { validationError } from "../../wire/aws-error.ts";
import type { Access } from "../../wire/service.ts";
import { mayService } from "../iam/assume-by-service.ts";
import { cannotAssume } from "./messages.ts";

const service = "sagemaker.amazonaws.com";

/** The caller needs leave to pass a role that it names. */
export const passRoleAccess = (roleArn: string | undefined): Access[] =>
  roleArn === undefined
    ? []
    : [{ action: "iam:PassRole", resource: roleArn, context: { "iam:PassedToService": service } }];

/** Throws ValidationException for a role of another account, and for one that SageMaker cannot assume (yet). */
export function requireAssumable({ world, account }: Call, roleArn: string | undefined): void {
  if (roleArn === undefined) return;
  if (roleArn.split(":")[4] !== account)
    throw validationError("RoleArn: Cross-account pass role is not allowed.");
  if (mayService(world, roleArn, service) !== "yes") throw cannotAssume(roleArn);
}
