import type { Tag } from "@aws-sdk/client-iam";
import {
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListRolePolicies,
  paginateListUserPolicies,
} from "@aws-sdk/client-iam";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import { operationTag } from "../profiles/tags-schema.ts";

/** A role or a user, by its name; names are unique in an account, whatever the path and the case. */
export interface Identity {
  kind: "role" | "user";
  name: string;
}

/** The client of IAM, which is one for all Regions of a partition. */
export type IamHolder = Pick<AwsClients, "iam">;

/** What came of making or deleting something that another may own. */
export interface ForeignIdentity {
  outcome: "foreign";
  /** What made it: the operation of another request, or null when that was not Quarry. */
  owner: string | null;
  sentence: string;
}

/** Says whose an identity is that an operation may not touch. */
export function foreignIdentity({ kind, name }: Identity, owner: string | null): ForeignIdentity {
  const whose =
    owner === null
      ? `It does not carry the tag ${operationTag}, so Quarry did not make it.`
      : `Its tag ${operationTag} says that the operation ${owner} made it.`;
  return {
    outcome: "foreign",
    owner,
    sentence: `The account has a ${kind} ${name} of another owner. ${whose} It was left as it is; choose another name.`,
  };
}

/** The operation that made an identity, by its tag. */
export function ownerOf(tags: readonly Tag[] | undefined): string | null {
  return tags?.find(({ Key }) => Key === operationTag)?.Value ?? null;
}

/** The tags of a new identity, the operation's among them. */
export function ownedTags(operationId: string, tags: readonly { key: string; value: string }[]): Tag[] {
  return [...tags, { key: operationTag, value: operationId }].map(({ key, value }) => ({
    Key: key,
    Value: value,
  }));
}

/** Whether AWS refused for a reason; the SDK and the wire name it with and without `Exception`. */
export function isRefusedAs(error: unknown, name: string): boolean {
  return error instanceof AwsError && error.awsCode.replace(/Exception$/, "") === name;
}

/** Runs a call of IAM; a thing that is not there gives undefined. */
export async function unlessGone<Answer>(
  operation: string,
  call: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await callAws(operation, call);
  } catch (error) {
    if (isRefusedAs(error, "NoSuchEntity")) return undefined;
    throw error;
  }
}

/** The names of the inline policies of an identity; none when it is gone. */
export async function inlineNames({ iam }: IamHolder, { kind, name }: Identity): Promise<string[]> {
  const pages =
    kind === "role"
      ? await allPages("ListRolePolicies", paginateListRolePolicies({ client: iam }, { RoleName: name }))
      : await allPages("ListUserPolicies", paginateListUserPolicies({ client: iam }, { UserName: name }));
  return pages.flatMap(({ PolicyNames = [] }) => PolicyNames);
}

/** The ARNs of the policies attached to an identity; none when it is gone. */
export async function attachedArns({ iam }: IamHolder, { kind, name }: Identity): Promise<string[]> {
  const paging = { client: iam };
  const pages =
    kind === "role"
      ? await allPages(
          "ListAttachedRolePolicies",
          paginateListAttachedRolePolicies(paging, { RoleName: name }),
        )
      : await allPages(
          "ListAttachedUserPolicies",
          paginateListAttachedUserPolicies(paging, { UserName: name }),
        );
  return pages.flatMap(({ AttachedPolicies = [] }) =>
    AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []),
  );
}

/** Every page of a listing; none when what it is of is gone. */
export async function allPages<Page>(operation: string, pages: AsyncIterable<Page>): Promise<Page[]> {
  const found: Page[] = [];
  await unlessGone(operation, async () => {
    for await (const page of pages) found.push(page);
  });
  return found;
}
