import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { toBudgetView, viewRelations } from "./budget-view.ts";
import { visibleBudgets } from "./find-budgets.ts";
import { BudgetFilter, BudgetPage } from "./schema.ts";

/** The budgets of the actor's teams, the most used first. */
export const listBudgets = query({
  permission: "budgets.read",
  route: { method: "GET", path: "/budgets", summary: "List budgets" },
  input: BudgetFilter,
  output: BudgetPage,
  async run({ context: { database, actor }, input: filter }) {
    const { q, sort, page, pageSize } = filter;
    const now = new Date();
    const contains = { contains: q, mode: "insensitive" } as const;
    const where = {
      AND: [visibleBudgets(actor), q === "" ? {} : { OR: [{ name: contains }, { tagValue: contains }] }],
    };
    const byName = [{ name: "asc" }, { id: "asc" }] as const;
    const [rows, total, bills] = await Promise.all([
      database.budget.findMany({
        where,
        include: viewRelations(now),
        orderBy: sort === "name" ? [...byName] : [{ usedPermille: "desc" }, ...byName],
        ...windowOf(filter),
      }),
      database.budget.count({ where }),
      database.costSource.count(),
    ]);
    return {
      items: rows.map((row) => toBudgetView(row, { actor, now })),
      page,
      pageSize,
      total,
      hasBills: bills > 0,
    };
  },
});
