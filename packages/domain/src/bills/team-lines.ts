import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { byAmount } from "./by-amount.ts";
import { changeOf, totalOf, totalsOf } from "./compare-months.ts";
import type { ComparedBills } from "./compare-months.ts";
import { sumOf } from "./divide-bill.ts";
import type { CostCell } from "./divide-bill.ts";
import type { BillsView, TeamLine } from "./schema.ts";

/** A line for each of the teams, the largest first. */
export function teamLines({ bills, before }: ComparedBills, seen: "all" | readonly string[]): TeamLine[] {
  const lines = bills.divided.teams
    .filter(({ slug }) => seen === "all" || seen.includes(slug))
    .map((team) => {
      const { own, shared, total } = totalsOf(team);
      const line = {
        slug: team.slug,
        name: nameOf(bills.teams, team.slug),
        own: writeMoney(own),
        shared: writeMoney(shared),
        total: writeMoney(total),
        ...changeOf(totalOf(before, team.slug), total),
      };
      return { line, amount: total };
    });
  return lines.toSorted(byAmount).map(({ line }) => line);
}

/** What everything cost, and what of it is nobody's. */
export function wholeOf({ bills, before }: ComparedBills): NonNullable<BillsView["whole"]> {
  const total = sumOf(bills.cells);
  const { unassigned } = bills.divided;
  return {
    total: writeMoney(total),
    ...changeOf(sumOf(before.cells), total),
    unassigned: writeMoney(sumOf(unassigned)),
    unassignedBy: sumsBy(unassigned, ({ value }) => valueLabel(value, bills.rules.tagKey)).map(
      ({ name, amount }) => ({ label: name, amount: writeMoney(amount) }),
    ),
  };
}

/** What cells add up to by a name of theirs, the largest first. */
export function sumsBy<Cell extends { amount: bigint }>(
  cells: readonly Cell[],
  nameOfCell: (cell: Cell) => string,
) {
  const sums = new Map<string, bigint>();
  for (const cell of cells) {
    const name = nameOfCell(cell);
    sums.set(name, (sums.get(name) ?? 0n) + cell.amount);
  }
  return [...sums].map(([name, amount]) => ({ name, amount })).toSorted(byAmount);
}

/** A value of the team key that no team has. */
export function valueLabel(value: CostCell["value"], tagKey: string): string {
  if (value === null) return `(not divided by the tag ${tagKey})`;
  return value === "" ? "(not tagged)" : `${tagKey}: ${value}`;
}

/** What a team is called; a slug that no team has is its own name. */
export function nameOf(teams: readonly { slug: string; name: string }[], slug: string): string {
  return teams.find((team) => team.slug === slug)?.name ?? slug;
}
