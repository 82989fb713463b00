import { query } from "../../operation/query.ts";
import { CostQuery, CostView } from "../schema.ts";
import { answerView } from "./answer-view.ts";

/** What was spent, by one dimension and in periods; the address holds the whole question. */
export const getCostView = query({
  permission: "costs.read",
  route: { method: "GET", path: "/costs", summary: "Show costs by a dimension or a tag, in days or months" },
  input: CostQuery,
  output: CostView,
  run: ({ context, input }) => answerView(context.database, input),
});
