import type { Role } from "@aws-sdk/client-iam";
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { HeldPermissions, NamedPolicy } from "./compare-permissions.ts";
import { attachedArns, inlineNames, ownerOf, unlessGone } from "./identity.ts";
import type { IamHolder } from "./identity.ts";

/** A role with everything that decides what it may do; documents are decoded, dates are ISO 8601. */
export interface ReadRole extends HeldPermissions {
  arn: string;
  name: string;
  path: string;
  description: string | null;
  createdAt: string | null;
  tags: { key: string; value: string }[];
  /** The operation of Quarry that made it, by its tag. */
  owner: string | null;
  trust: unknown;
  boundary: NamedPolicy | null;
}

/**
 * Reads a role and its policies; undefined when there is none. Given an ARN, a namesake with another path or in
 * another account is none. The document of a policy that may not be read is null.
 *
 * @throws AwsError `denied` when the role itself may not be read, …
 */
export async function readRole(holder: IamHolder, nameOrArn: string): Promise<ReadRole | undefined> {
  const name = nameOrArn.slice(nameOrArn.lastIndexOf("/") + 1);
  const answer = await unlessGone("GetRole", () => holder.iam.send(new GetRoleCommand({ RoleName: name })));
  const role = answer?.Role;
  if (!role || (nameOrArn.startsWith("arn:") && role.Arn !== nameOrArn)) return undefined;
  const [attached, inline] = await Promise.all([readAttached(holder, name), readInline(holder, name)]);
  const boundaryArn = role.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    ...describe(role, name),
    attached,
    inline,
    boundary: boundaryArn === undefined ? null : await readManaged(holder, boundaryArn),
  };
}

function describe(role: Role, name: string) {
  return {
    arn: role.Arn ?? "",
    name: role.RoleName ?? name,
    path: role.Path ?? "/",
    description: role.Description ?? null,
    createdAt: role.CreateDate?.toISOString() ?? null,
    tags: (role.Tags ?? []).map(({ Key = "", Value = "" }) => ({ key: Key, value: Value })),
    owner: ownerOf(role.Tags),
    trust: decodeDocument(role.AssumeRolePolicyDocument),
  };
}

async function readAttached(holder: IamHolder, name: string) {
  const arns = await attachedArns(holder, { kind: "role", name });
  return Promise.all(arns.map((arn) => readManaged(holder, arn)));
}

async function readInline(holder: IamHolder, name: string): Promise<NamedPolicy[]> {
  const names = await inlineNames(holder, { kind: "role", name });
  return Promise.all(
    names.map(async (policy) => {
      const command = new GetRolePolicyCommand({ RoleName: name, PolicyName: policy });
      const answer = await unlessHidden("GetRolePolicy", () => holder.iam.send(command));
      return { name: policy, document: decodeDocument(answer?.PolicyDocument) };
    }),
  );
}

async function readManaged({ iam }: IamHolder, arn: string): Promise<NamedPolicy & { arn: string }> {
  const answer = await unlessHidden("GetPolicy", () => iam.send(new GetPolicyCommand({ PolicyArn: arn })));
  const version = answer?.Policy?.DefaultVersionId;
  const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version });
  const current =
    version === undefined ? undefined : await unlessHidden("GetPolicyVersion", () => iam.send(command));
  return {
    arn,
    name: arn.slice(arn.lastIndexOf("/") + 1),
    document: decodeDocument(current?.PolicyVersion?.Document),
  };
}

/** A policy that was removed meanwhile, or that may not be read, gives undefined. */
async function unlessHidden<Answer>(
  operation: string,
  call: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await callAws(operation, call);
  } catch (error) {
    if (error instanceof AwsError && ["denied", "not-found"].includes(error.code)) return undefined;
    throw error;
  }
}

/** IAM gives documents URL-encoded (RFC 3986); null when there is none or it is not JSON. */
function decodeDocument(document: string | undefined): unknown {
  if (document === undefined) return null;
  try {
    return JSON.parse(decodeURIComponent(document));
  } catch {
    return null;
  }
}
