// What the requests that change IAM have in common when the worker carries them out.
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { operationTag } from "@quarry/aws-core/profiles/tags-schema";
import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import type { Database } from "../operation/context.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import type { FailureView } from "../requests/schema.ts";
import type { Attempt } from "../requests/start-attempt.ts";

/**
 * Sees to it that two different people have approved this version, whatever the stored stages say.
 *
 * @throws CannotProvision
 */
export function assertTwoPeople({ request }: Pick<Attempt, "request">): void {
  const approvers = request.votes.filter(
    ({ isApproval, isVoid, version, approverId }) =>
      isApproval && !isVoid && version === request.version && approverId !== request.requesterId,
  );
  if (new Set(approvers.map(({ approverId }) => approverId)).size >= 2) return;
  throw new CannotProvision({
    code: "forbidden",
    awsCode: "",
    title: "Two people have to approve it",
    cause: "What changes IAM takes the approval of two different people, and this has fewer.",
    remedy: "Ask for it again. AWS was not called.",
  });
}

/** The tags of a planned identity but for the one that its making adds by itself. */
export function furtherTags({ tags }: { tags: readonly ProfileTag[] }): ProfileTag[] {
  return tags.filter(({ key }) => key !== operationTag);
}

/** Whether this attempt is still the latest one. */
export async function isLatest(
  database: Pick<Database, "awsOperation">,
  { request, attempt }: Pick<Attempt, "request" | "attempt">,
): Promise<boolean> {
  return (await database.awsOperation.count({ where: { requestId: request.id, attempt } })) > 0;
}

/** Keeps what was made, or forgets it, while this attempt is the latest one. */
export async function keepArn(
  database: Pick<Database, "awsOperation">,
  { request, attempt }: Pick<Attempt, "request" | "attempt">,
  arn: string | null,
): Promise<void> {
  await database.awsOperation.updateMany({
    where: { requestId: request.id, attempt },
    data: { resourceArn: arn },
  });
}

const patientAttempts = 5;

/**
 * Runs calls on something that was made a moment ago. IAM may not know it everywhere yet, so that for the first
 * attempts a "not found" may pass.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export async function whileNew<Result>(
  { attempt }: { attempt: number },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== "not-found" || attempt > patientAttempts) throw error;
    const { message, awsCode, operation, requestId } = error;
    throw new AwsError(message, { code: "unavailable", awsCode, operation, requestId, cause: undefined });
  }
}

interface TakeBack {
  /** What it is, for people: `the role NAME`. */
  what: string;
  takeBack: () => Promise<unknown>;
}

/**
 * Runs the calls that follow on the first one. When one of them is refused for good, what was made is deleted again,
 * so that nothing half made stays in the account.
 *
 * @throws CannotProvision, or the AwsError of what may pass
 */
export async function wholeOrNothing<Result>(
  work: () => Promise<Result>,
  { what, takeBack }: TakeBack,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AwsError) || !isFinal(error)) throw error;
    const failure = failureOf(error);
    try {
      await takeBack();
    } catch (second) {
      if (!(second instanceof AwsError) || !isFinal(second)) throw second;
      throw new CannotProvision({ ...failure, remedy: `${failure.remedy} ${leftBehind(what)}` }, error);
    }
    throw new CannotProvision(failure, error);
  }
}

/** Whether the same call is refused again, however often it is made. */
export const isFinal = (error: AwsError): boolean => !isPassing(error) && error.code !== "aborted";

/** An error of AWS as a request keeps it. */
export function failureOf(error: AwsError): FailureView {
  const { title, cause, remedy } = explainAwsError(error);
  return { code: error.code, awsCode: error.awsCode, title, cause, remedy };
}

const leftBehind = (what: string): string =>
  `AWS has ${what} although it is not whole, and Quarry may not delete it: delete it by hand.`;

/** A name that somebody else has in the account. */
export function nameTaken(sentence: string): FailureView {
  return {
    code: "conflict",
    awsCode: "EntityAlreadyExists",
    title: "The name is taken",
    cause: sentence,
    remedy: "Ask again under another name, or have what exists repaired.",
  };
}
