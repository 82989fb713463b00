// Page tokens of Cost Explorer and Budgets: they belong to one request, and they expire.
import { createHash } from "node:crypto";
import { z } from "zod";
import type { World } from "../world/world.ts";
import { costSettings } from "./cost-settings.ts";

const TokenShape = z.strictObject({ request: z.string(), after: z.string(), until: z.number() });

/** Why a token is refused. */
export type TokenProblem = "invalid" | "expired" | "changed";

export type Paging = {
  world: World;
  /** Everything of the request but the token: a token is good for this request alone. */
  request: object;
  token: string | undefined;
  size: number;
  /** The service's own error for each problem. */
  refuse: (problem: TokenProblem) => Error;
};

/**
 * Cuts a page out of a list that is sorted by `keyOf`. A token names the last item told, so that nothing is told
 * twice or left out when the list grows between pages.
 */
export function cutExpiringPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  paging: Paging,
): { page: Item[]; nextToken: string | undefined } {
  return cutLazyPage((after) => items.filter((item) => keyOf(item) > after), keyOf, paging);
}

/** The same of items that are made on the way: `from` tells those after a key, in order. */
export function cutLazyPage<Item>(
  from: (after: string) => Iterable<Item>,
  keyOf: (item: Item) => string,
  paging: Paging,
): { page: Item[]; nextToken: string | undefined } {
  const after = paging.token === undefined ? "" : openToken(paging, paging.token);
  const page: Item[] = [];
  for (const item of from(after)) {
    const last = page.at(-1);
    if (last !== undefined && page.length === paging.size)
      return { page, nextToken: sealToken(paging, keyOf(last)) };
    page.push(item);
  }
  return { page, nextToken: undefined };
}

function sealToken({ world, request }: Paging, after: string): string {
  const life = (costSettings(world).tokenSeconds * 1000) / world.settings.timeScale;
  const content = { request: fingerprint(request), after, until: world.clock.now().getTime() + life };
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

function openToken({ world, request, refuse }: Paging, token: string): string {
  const content = TokenShape.safeParse(parseJson(Buffer.from(token, "base64url").toString("utf8")));
  if (!content.success) throw refuse("invalid");
  if (content.data.request !== fingerprint(request)) throw refuse("changed");
  if (content.data.until <= world.clock.now().getTime()) throw refuse("expired");
  return content.data.after;
}

const fingerprint = (request: object): string =>
  createHash("sha256").update(JSON.stringify(request)).digest("base64url").slice(0, 22);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
