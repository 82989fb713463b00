import { paginateListRoles } from "@aws-sdk/client-iam";
import { allPages } from "./identity.ts";
import type { IamHolder } from "./identity.ts";

/** A role as a listing tells it: without its policies and tags. */
export interface ListedRole {
  arn: string;
  name: string;
  path: string;
  description: string | null;
  /** The trust policy as IAM gives it: URL-encoded JSON. */
  trust: unknown;
}

export interface ListRolesOptions {
  /** Roles of one call, at most 1,000. */
  pageSize?: number;
  signal?: AbortSignal | undefined;
}

/**
 * All roles of the account, in the order of IAM. An account has 1,000 roles unless its quota was raised to 5,000.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 *
 * @throws AwsError `denied` without iam:ListRoles, …; a part is never returned as the whole
 */
export async function listRoles(
  { iam }: IamHolder,
  { pageSize = 1000, signal }: ListRolesOptions = {},
): Promise<ListedRole[]> {
  const options = signal ? { abortSignal: signal } : {};
  const pages = await allPages("ListRoles", paginateListRoles({ client: iam, pageSize }, {}, options));
  return pages.flatMap(({ Roles = [] }) =>
    Roles.map(({ Arn = "", RoleName = "", Path = "/", Description, AssumeRolePolicyDocument }) => ({
      arn: Arn,
      name: RoleName,
      path: Path,
      description: Description ?? null,
      trust: AssumeRolePolicyDocument ?? null,
    })),
  );
}
