import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import type { Checked, Operation } from "../../wire/service.ts";
import { identityAccess, requireRole, requireUser } from "./find-identity.ts";
import type { RoleRow, UserRow } from "./iam-rows.ts";

type OnIdentity<Input, Output, Row> = {
  effect: "read" | "write";
  /** Name of the role or user that the input is about. */
  of: (input: Checked<Input>, call: Call) => string;
  run: (call: Call, row: Row, input: Checked<Input>) => Output;
};

/** An operation on a role that must exist; IAM checks `iam:<name>` on its ARN. */
export function roleOperation<Input extends object, Output extends object>(
  name: string,
  behaviour: OnIdentity<Input, Omit<Output, "$metadata">, RoleRow>,
): Operation {
  return operation<Input, Output>(name, {
    effect: behaviour.effect,
    access: (call, input) => identityAccess(call, name, { kind: "role", name: behaviour.of(input, call) }),
    run: (call, input) => behaviour.run(call, requireRole(call, behaviour.of(input, call)), input),
  });
}

/** The same on a user. */
export function userOperation<Input extends object, Output extends object>(
  name: string,
  behaviour: OnIdentity<Input, Omit<Output, "$metadata">, UserRow>,
): Operation {
  return operation<Input, Output>(name, {
    effect: behaviour.effect,
    access: (call, input) => identityAccess(call, name, { kind: "user", name: behaviour.of(input, call) }),
    run: (call, input) => behaviour.run(call, requireUser(call, behaviour.of(input, call)), input),
  });
}
