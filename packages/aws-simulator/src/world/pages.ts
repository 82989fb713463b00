import { validationError } from "../wire/aws-error.ts";

export type PageRequest = { maxResults: number | undefined; nextToken: string | undefined };

/**
 * Cuts a page out of a list that is sorted by `keyOf`. The token names the last item told, not a position,
 * so that a list may change between pages. Throws for a token that is not one of ours.
 */
export function cutPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { maxResults = 100, nextToken }: PageRequest,
): { page: Item[]; nextToken: string | undefined } {
  const after = nextToken === undefined ? undefined : openToken(nextToken);
  const begin = after === undefined ? 0 : firstAfter(items, keyOf, after);
  const page = items.slice(begin, begin + maxResults);
  const last = page.at(-1);
  const isMore = begin + maxResults < items.length;
  return { page, nextToken: isMore && last !== undefined ? sealToken(keyOf(last)) : undefined };
}

function firstAfter<Item>(items: readonly Item[], keyOf: (item: Item) => string, after: string): number {
  const index = items.findIndex((item) => keyOf(item) > after);
  return index === -1 ? items.length : index;
}

const mark = "quarry-page:";

const sealToken = (key: string): string => Buffer.from(`${mark}${key}`).toString("base64url");

function openToken(token: string): string {
  const text = Buffer.from(token, "base64url").toString("utf8");
  if (!text.startsWith(mark) || sealToken(text.slice(mark.length)) !== token)
    throw validationError("The provided nextToken is invalid.");
  return text.slice(mark.length);
}
