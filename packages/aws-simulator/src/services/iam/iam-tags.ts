import type { Tag } from "@aws-sdk/client-iam";
import { invalidInput, limitExceeded } from "./iam-errors.ts";
import { nameKey } from "./iam-rows.ts";

const mostTags = 50;

/** Tags as a record. Throws InvalidInput for keys that are the same without regard to case, or AWS's own. */
export function readIamTags(tags: readonly Tag[] = []): Record<string, string> {
  const keys = tags.map(({ Key = "" }) => nameKey(Key));
  if (new Set(keys).size < keys.length)
    throw invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  if (keys.some((key) => key.startsWith("aws:")))
    throw invalidInput("System tags cannot be added/updated by requester");
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** The tags after TagRole or TagUser: a key that is there in another case is replaced in its place. Throws LimitExceeded above 50. */
export function withTags(
  present: Readonly<Record<string, string>>,
  added: readonly Tag[],
): Record<string, string> {
  const read = Object.entries(readIamTags(added));
  const kept = Object.entries(present).map(
    ([key, value]) => read.find(([newKey]) => nameKey(newKey) === nameKey(key)) ?? [key, value],
  );
  const tags = Object.fromEntries([...kept, ...read]);
  if (Object.keys(tags).length > mostTags)
    throw limitExceeded("The number of tags has reached the maximum limit.");
  return tags;
}

/** The tags without the named keys; keys are compared without regard to case. */
export function withoutTags(
  present: Readonly<Record<string, string>>,
  keys: readonly string[],
): Record<string, string> {
  const gone = new Set(keys.map(nameKey));
  return Object.fromEntries(Object.entries(present).filter(([key]) => !gone.has(nameKey(key))));
}

export const writeIamTags = (tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** As a member that is left out when there are none. */
export const tagsIfAny = (
  tags: Readonly<Record<string, string>>,
): { Tags?: { Key: string; Value: string }[] } =>
  Object.keys(tags).length === 0 ? {} : { Tags: writeIamTags(tags) };
