import { AwsError } from "../../wire/aws-error.ts";
import { cutPage } from "../../world/pages.ts";
import { iamValidationError } from "./iam-errors.ts";

type PageInput = { Marker?: string | undefined; MaxItems?: number | undefined };
type Rest = { IsTruncated: boolean; Marker?: string };

/** A page of a list, sorted by `keyOf` without regard to case, and what IAM says about the rest of it. */
export function cutIamPage<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  { Marker, MaxItems }: PageInput,
): { page: Item[]; rest: Rest } {
  const lowerKey = (item: Item): string => keyOf(item).toLowerCase();
  const sorted = [...items].toSorted((left, right) => (lowerKey(left) < lowerKey(right) ? -1 : 1));
  const { page, nextToken } = cut(sorted, lowerKey, { Marker, MaxItems });
  return {
    page,
    rest: nextToken === undefined ? { IsTruncated: false } : { IsTruncated: true, Marker: nextToken },
  };
}

function cut<Item>(sorted: Item[], keyOf: (item: Item) => string, { Marker, MaxItems }: PageInput) {
  try {
    return cutPage(sorted, keyOf, { maxResults: MaxItems, nextToken: Marker });
  } catch (cause) {
    // The page cutter speaks of a nextToken, which IAM does not have.
    if (cause instanceof AwsError) throw iamValidationError("Invalid Marker.");
    throw cause;
  }
}
