import { paginateListAccessKeys } from "@aws-sdk/client-iam";
import { allPages } from "./identity.ts";
import type { IamHolder } from "./identity.ts";

/** The access keys of a user, without their secrets; none when the user is gone. */
export async function listAccessKeys(
  { iam }: IamHolder,
  userName: string,
): Promise<{ keyId: string; isActive: boolean }[]> {
  const pages = await allPages(
    "ListAccessKeys",
    paginateListAccessKeys({ client: iam }, { UserName: userName }),
  );
  return pages.flatMap(({ AccessKeyMetadata = [] }) =>
    AccessKeyMetadata.flatMap(({ AccessKeyId, Status }) =>
      AccessKeyId === undefined ? [] : [{ keyId: AccessKeyId, isActive: Status === "Active" }],
    ),
  );
}
