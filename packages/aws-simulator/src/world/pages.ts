import { validationError } from "../wire/aws-error.ts";

export type PageRequest = {
  maxResults: number | undefined;
  nextToken: string | undefined;
  /** Whether the list is sorted from the greatest key to the least. */
  isDescending?: boolean;
  /** The service's own words for a token that is not one of ours; a ValidationException when absent. */
  refusal?: () => Error;
};

export type Page<Item> = { page: Item[]; nextToken: string | undefined };

/**
 * Cuts a page out of a list that is sorted by `keyOf`. The token names the last item told, not a position,
 * so that a list may change between pages. Throws for a token that is not one of ours.
 */
export function cutPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { maxResults = 100, nextToken, isDescending = false, refusal = invalidToken }: PageRequest,
): Page<Item> {
  const after = nextToken === undefined ? undefined : openToken(nextToken, refusal);
  const isLater = (item: Item): boolean =>
    isDescending ? keyOf(item) < (after ?? "") : keyOf(item) > (after ?? "");
  const begin = after === undefined ? 0 : firstIndex(items, isLater);
  const page = items.slice(begin, begin + maxResults);
  const last = page.at(-1);
  const isMore = begin + maxResults < items.length;
  return { page, nextToken: isMore && last !== undefined ? sealToken(keyOf(last)) : undefined };
}

function firstIndex<Item>(items: readonly Item[], isLater: (item: Item) => boolean): number {
  const index = items.findIndex(isLater);
  return index === -1 ? items.length : index;
}

const mark = "quarry-page:";

const sealToken = (key: string): string => Buffer.from(`${mark}${key}`).toString("base64url");

const invalidToken = (): Error => validationError("The provided nextToken is invalid.");

function openToken(token: string, refusal: () => Error): string {
  const text = Buffer.from(token, "base64url").toString("utf8");
  if (!text.startsWith(mark) || sealToken(text.slice(mark.length)) !== token) throw refusal();
  return text.slice(mark.length);
}
