import { randomBytes } from "node:crypto";
import type {
  CreateAccessKeyRequest,
  CreateAccessKeyResponse,
  DeleteAccessKeyRequest,
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  UpdateAccessKeyRequest,
} from "@aws-sdk/client-iam";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import type { Tables } from "../../world/tables.ts";
import { userNameOr } from "./find-identity.ts";
import { forbidden, iamValidationError, noSuchEntity, quotaExceeded } from "./iam-errors.ts";
import { cutIamPage } from "./iam-pages.ts";
import { accessKeys, madeKeyPrefix, randomIamText, wholeSeconds } from "./iam-rows.ts";
import type { AccessKeyRow, UserRow } from "./iam-rows.ts";
import { userOperation } from "./identity-operation.ts";

const mostKeys = 2;
const idLength = 20;

const ofUser = ({ UserName }: { UserName?: string | undefined }, call: Call): string =>
  userNameOr(call, UserName);

/** The one answer that has the secret; it is kept nowhere. */
export const createAccessKey = userOperation<CreateAccessKeyRequest, CreateAccessKeyResponse>(
  "CreateAccessKey",
  {
    effect: "write",
    of: ofUser,
    run({ world }, user) {
      if (keysOfUser(world.tables, user).length >= mostKeys)
        throw quotaExceeded("AccessKeysPerUser", mostKeys);
      const key: AccessKeyRow = {
        id: `${madeKeyPrefix}${randomIamText(idLength - madeKeyPrefix.length)}`,
        account: user.account,
        userName: user.name,
        status: "Active",
        createdAt: wholeSeconds(world.clock.now()),
      };
      accessKeys(world.tables).set(key.id, key);
      return {
        AccessKey: { ...describeKey(key), SecretAccessKey: randomBytes(30).toString("base64") },
      };
    },
  },
);

export const listAccessKeys = userOperation<ListAccessKeysRequest, ListAccessKeysResponse>("ListAccessKeys", {
  effect: "read",
  of: ofUser,
  run({ world }, user, input) {
    const { page, rest } = cutIamPage(keysOfUser(world.tables, user), ({ id }) => id, input);
    return { AccessKeyMetadata: page.map(describeKey), ...rest };
  },
});

export const updateAccessKey = userOperation<UpdateAccessKeyRequest, object>("UpdateAccessKey", {
  effect: "write",
  of: ofUser,
  run({ world }, user, { AccessKeyId, Status }) {
    const key = requireKey(world.tables, user, AccessKeyId);
    if (Status === "Expired") throw iamValidationError("The status Expired cannot be set by a caller.");
    key.status = Status;
    return {};
  },
});

export const deleteAccessKey = userOperation<DeleteAccessKeyRequest, object>("DeleteAccessKey", {
  effect: "write",
  of: ofUser,
  run({ world }, user, { AccessKeyId }) {
    accessKeys(world.tables).delete(requireKey(world.tables, user, AccessKeyId).id);
    return {};
  },
});

export const getAccessKeyLastUsed = operation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>(
  "GetAccessKeyLastUsed",
  {
    effect: "read",
    access: ({ account }) => [
      { action: "iam:GetAccessKeyLastUsed", resource: `arn:aws:iam::${account}:user/*` },
    ],
    run({ world, account, principal }, { AccessKeyId }) {
      const key = accessKeys(world.tables).get(AccessKeyId);
      if (key === undefined || key.account !== account) {
        throw forbidden(
          `User: ${principal.arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${AccessKeyId}`,
        );
      }
      return {
        UserName: key.userName,
        AccessKeyLastUsed:
          key.lastUsed === undefined
            ? { ServiceName: "N/A", Region: "N/A" }
            : {
                LastUsedDate: new Date(key.lastUsed.at),
                ServiceName: key.lastUsed.service,
                Region: key.lastUsed.region,
              },
      };
    },
  },
);

/** The keys of a user, of any status. */
export const keysOfUser = (tables: Tables, user: UserRow): AccessKeyRow[] =>
  [...accessKeys(tables).values()].filter(
    ({ account, userName }) => account === user.account && userName === user.name,
  );

function requireKey(tables: Tables, user: UserRow, id: string): AccessKeyRow {
  const key = keysOfUser(tables, user).find((known) => known.id === id);
  if (key === undefined) throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
  return key;
}

const describeKey = (
  key: AccessKeyRow,
): { UserName: string; AccessKeyId: string; Status: AccessKeyRow["status"]; CreateDate: Date } => ({
  UserName: key.userName,
  AccessKeyId: key.id,
  Status: key.status,
  CreateDate: new Date(key.createdAt),
});
