import type { TokenKind } from "./listed-price.ts";
import type { KnownPrice, PriceBook, WantedTokens } from "./price-book.ts";

/** Tokens of one model, Region and routing on one day, by kind. */
export interface TokenUse extends Omit<WantedTokens, "kind"> {
  tokens: Readonly<Partial<Record<TokenKind, bigint>>>;
}

export interface TokenCost {
  /** Ten-billionths of a dollar (10^-10 USD), rounded half up once for each kind. */
  amount: bigint;
  /** Tokens for which no price is known; their cost is not in the amount. */
  unpriced: bigint;
  prices: KnownPrice[];
}

const million = 1_000_000n;

/** What tokens cost at the prices of their day. */
export function costOfTokens(book: PriceBook, { tokens, ...wanted }: TokenUse): TokenCost {
  const cost: TokenCost = { amount: 0n, unpriced: 0n, prices: [] };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of a record by kind
  for (const [kind, count] of Object.entries(tokens) as [TokenKind, bigint][]) {
    if (count === 0n) continue;
    const price = book.ofTokens({ ...wanted, kind });
    if (price === undefined) cost.unpriced += count;
    else {
      cost.amount += (count * price.amount + million / 2n) / million;
      cost.prices.push(price);
    }
  }
  return cost;
}
