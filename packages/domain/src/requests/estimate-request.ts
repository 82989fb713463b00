import { query } from "../operation/query.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import { estimateCost } from "./estimate-cost.ts";
import { UseInput } from "./schema.ts";
import { CostView } from "./terms.ts";

/** What the use of a model would cost a month at list price. */
export const estimateRequest = query({
  permission: "requests.submit",
  route: { method: "GET", path: "/request-estimates", summary: "Estimate what a model costs a month" },
  input: UseInput,
  output: CostView,
  run: async ({ context: { database }, input }) => estimateCost(input, input, await loadPriceBook(database)),
});
