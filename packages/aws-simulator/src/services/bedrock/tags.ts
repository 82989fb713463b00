import { AwsError, validationError } from "../../wire/aws-error.ts";

type Tag = { key: string | undefined; value: string | undefined };

const mostTags = 50;

/** Tags as a record. Throws for two tags of one key and for keys that AWS keeps to itself. */
export function readTags(tags: readonly Tag[]): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { key = "", value = "" } of tags) {
    if (key.toLowerCase().startsWith("aws:")) {
      throw validationError(
        `Invalid tag key: ${key}. Tag keys that begin with aws: are reserved for AWS use.`,
      );
    }
    if (Object.hasOwn(read, key)) throw validationError(`Duplicate tag keys found: ${key}`);
    read[key] = value;
  }
  return read;
}

/** Throws TooManyTagsException above 50 tags. */
export function requireTagLimit(tags: Readonly<Record<string, string>>, resourceName: string): void {
  if (Object.keys(tags).length <= mostTags) return;
  throw new AwsError(
    "TooManyTagsException",
    `The number of tags exceeds the limit of ${mostTags} tags per resource.`,
    {
      members: { resourceName },
    },
  );
}

export const writeTags = (tags: Readonly<Record<string, string>>): { key: string; value: string }[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));
