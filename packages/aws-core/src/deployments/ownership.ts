import { operationTag, ownerTag } from "../profiles/tags-schema.ts";
import { paginateListTags } from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { unlessGone } from "../endpoints/could-not-find.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";

/** Something in AWS has the name that is needed and was not made for this deployment. */
export class NameTakenError extends Error {
  readonly kind: string;
  readonly resource: string;
  /** The value of its tag `quarry:owner`, else null. */
  readonly owner: string | null;

  constructor(kind: string, resource: string, owner: string | null) {
    super(`The ${kind} ${resource} was there already, and not made for this deployment.`);
    this.name = "NameTakenError";
    this.kind = kind;
    this.resource = resource;
    this.owner = owner;
  }
}

/** What is told apart by the tag `quarry:operation`. */
export interface OwnedResource {
  kind: "model" | "endpoint configuration" | "endpoint" | "inference component";
  name: string;
  arn: string;
}

interface Owner {
  /** The value of `quarry:operation` that is ours. */
  operationId: string;
  signal?: AbortSignal | undefined;
}

/**
 * Sees to it that a resource was made for the operation.
 *
 * @throws NameTakenError when its tag `quarry:operation` is another or missing
 * @throws AwsError `denied` without sagemaker:ListTags, …
 */
export async function assertOwned(
  clients: Pick<AwsClients, "sagemaker">,
  { kind, name, arn }: OwnedResource,
  { operationId, signal }: Owner,
): Promise<void> {
  const tags = await tagsOf(clients, arn, signal);
  if (tags.get(operationTag) === operationId) return;
  throw new NameTakenError(kind, name, tags.get(ownerTag) ?? null);
}

/** Whether a resource was made for the operation. @throws AwsError */
export async function isOwned(
  clients: Pick<AwsClients, "sagemaker">,
  arn: string,
  { operationId, signal }: Owner,
): Promise<boolean> {
  return (await tagsOf(clients, arn, signal)).get(operationTag) === operationId;
}

async function tagsOf(
  { sagemaker }: Pick<AwsClients, "sagemaker">,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<Map<string, string>> {
  const tags = new Map<string, string>();
  const options = signal ? { abortSignal: signal } : {};
  await callAws("ListTags", async () => {
    for await (const { Tags = [] } of paginateListTags({ client: sagemaker }, { ResourceArn: arn }, options))
      for (const { Key = "", Value = "" } of Tags) tags.set(Key, Value);
  });
  return tags;
}

/** Whether SageMaker refused to make something because the name is taken: it says so only in words. */
export function isAlreadyThere(error: unknown): boolean {
  return error instanceof AwsError && /^Cannot create already existing/i.test(error.message);
}

/** The ARN of what a look-up finds, or null when there is nothing. */
export async function arnOf(lookUp: () => Promise<string | undefined>): Promise<string | null> {
  return (await unlessGone(lookUp)) ?? null;
}
