import { z } from "zod";
import { command } from "../operation/command.ts";

/** Has the worker read AWS's Price List anew; that costs nothing. */
export const askPriceRefresh = command({
  permission: "costs.govern",
  event: "prices.refresh-asked",
  route: {
    method: "POST",
    path: "/price-refreshes",
    summary: "Read the Price List anew",
    successStatus: 202,
  },
  input: z.strictObject({}),
  output: z.object({}),
  async run({ context: { jobs }, transaction }) {
    await jobs.enqueue(transaction, { name: "prices.refresh", payload: {}, key: "prices" });
    return { result: {}, changes: [] };
  },
});
