import type { Tag } from "@aws-sdk/client-sagemaker";
import { validationError } from "../../wire/aws-error.ts";

const mostTags = 50;

/** Tags as a record. Throws ValidationException for keys that come twice and for those that AWS keeps to itself. */
export function readTagList(tags: readonly Tag[] = []): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { Key = "", Value = "" } of tags) {
    if (Key.toLowerCase().startsWith("aws:"))
      throw validationError(`Tag keys starting with 'aws:' are reserved for internal use: ${Key}`);
    if (Object.hasOwn(read, Key)) throw validationError("Duplicate tag keys found in the request");
    read[Key] = Value;
  }
  return read;
}

/** Throws ValidationException above 50 tags. */
export function requireTagRoom(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > mostTags)
    throw validationError(`The number of tags exceeds the limit of ${mostTags} tags per resource.`);
}

export const writeTagList = (tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
