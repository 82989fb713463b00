import type { SourceView } from "@quarry/domain/costs/sources/schema";
import { api } from "@/client/api.ts";
import type { BillWish } from "./bill-draft.ts";

/** Connects a bill or changes one, in Cost Explorer or from a Data Export. */
export function saveBill(isChange: boolean): (wish: BillWish) => Promise<SourceView> {
  const { changeSource, connectSource, changeExport, connectExport } = api.costs;
  return ({ kind, input }) =>
    kind === "cost_explorer"
      ? (isChange ? changeSource : connectSource).call(input)
      : (isChange ? changeExport : connectExport).call(input);
}
