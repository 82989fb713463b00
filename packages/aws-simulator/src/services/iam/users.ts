import type {
  CreateUserRequest,
  CreateUserResponse,
  DeleteUserRequest,
  GetUserRequest,
  GetUserResponse,
  ListUsersRequest,
  ListUsersResponse,
} from "@aws-sdk/client-iam";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { keysOfUser } from "./access-keys.ts";
import { describeListedUser, describeUser } from "./describe-identity.ts";
import { userNameOr } from "./find-identity.ts";
import { requireBoundary } from "./find-policy.ts";
import { alreadyExists, deleteConflict } from "./iam-errors.ts";
import { cutIamPage } from "./iam-pages.ts";
import { nameKey, randomIamId, usersOf, wholeSeconds } from "./iam-rows.ts";
import type { UserRow } from "./iam-rows.ts";
import { readIamTags } from "./iam-tags.ts";
import { requireBare } from "./identity-policies.ts";
import { userOperation } from "./identity-operation.ts";

export const createUser = operation<CreateUserRequest, CreateUserResponse>("CreateUser", {
  effect: "write",
  access: (call, input) => {
    const resource = `arn:aws:iam::${call.account}:user${input.Path ?? "/"}${input.UserName}`;
    return ["CreateUser", ...((input.Tags ?? []).length === 0 ? [] : ["TagUser"])].map((action) => ({
      action: `iam:${action}`,
      resource,
    }));
  },
  run(call, input) {
    const { tables, clock } = call.world;
    const tags = readIamTags(input.Tags);
    if (input.PermissionsBoundary !== undefined) requireBoundary(call, input.PermissionsBoundary);
    requireFreeUserName(call, input.UserName);
    const user: UserRow = {
      kind: "user",
      id: randomIamId("AIDA"),
      account: call.account,
      name: input.UserName,
      path: input.Path ?? "/",
      tags,
      createdAt: wholeSeconds(clock.now()),
      attached: [],
      inline: {},
      ...(input.PermissionsBoundary !== undefined && { boundary: input.PermissionsBoundary }),
    };
    usersOf(tables, call.account).set(nameKey(user.name), user);
    return { User: describeUser(user) };
  },
});

function requireFreeUserName({ world, account }: Call, name: string): void {
  const users = usersOf(world.tables, account);
  if (users.has(nameKey(name))) throw alreadyExists(`User with name ${name} already exists.`);
}

/** Without a name it tells of the calling user. */
export const getUser = userOperation<GetUserRequest, GetUserResponse>("GetUser", {
  effect: "read",
  of: ({ UserName }, call) => userNameOr(call, UserName),
  run: (_call, user) => ({ User: describeUser(user) }),
});

export const listUsers = operation<ListUsersRequest, ListUsersResponse>("ListUsers", {
  effect: "read",
  access: () => [{ action: "iam:ListUsers" }],
  run({ world, account }, input) {
    const users = [...usersOf(world.tables, account).values()];
    const below = users.filter(({ path }) => path.startsWith(input.PathPrefix ?? "/"));
    const { page, rest } = cutIamPage(below, ({ name }) => name, input);
    return { Users: page.map(describeListedUser), ...rest };
  },
});

export const deleteUser = userOperation<DeleteUserRequest, object>("DeleteUser", {
  effect: "write",
  of: ({ UserName }) => UserName,
  run({ world, account }, user) {
    if (keysOfUser(world.tables, user).length > 0)
      throw deleteConflict("Cannot delete entity, must delete access keys first.");
    requireBare(user);
    usersOf(world.tables, account).delete(nameKey(user.name));
    return {};
  },
});
